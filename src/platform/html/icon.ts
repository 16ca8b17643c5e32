/** The sign of Kaja, asked for by every browser at `/favicon.ico`. */
export const iconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Kaja</title><rect width="32" height="32" rx="8" fill="#1f5c4a"/><path d="M10 8v16M10 17l8-9M13.500 14l7.500 10" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>';
