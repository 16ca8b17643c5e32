/** Where the browser tells the server that a person leaves. */
export const signOutAddress = '/auth/sign-out';
