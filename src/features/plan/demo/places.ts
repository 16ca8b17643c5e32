/** The rural municipalities of a county that is on no map. */
export const municipalities = ['Hiiesalu vald', 'Metsakaare vald', 'Nurmesoo vald', 'Soekalda vald', 'Ülejärve vald'];

/** Pages that nobody has; example.org is kept free for such. */
export const pages = 'https://example.org/kaarnamaa';
