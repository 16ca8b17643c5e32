-- What is append-only stays so; only who wrote it may be taken out, when a person asks to be forgotten.
grant update (created_by, author) on plan_version, plan_decision_turn, plan_correction to "kaja:app";
grant update (recorded_by, author) on plan_approval to "kaja:app";
