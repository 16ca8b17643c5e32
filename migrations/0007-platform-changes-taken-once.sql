-- Two workers never take the same change: taking locks the row, and a lock asks for the right to update.
grant update on change_event to "kaja:app";
