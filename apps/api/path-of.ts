/** The path of a request's address. By hand: `//` and `/\\[` are addresses a caller may send and the URL parser throws at. */
export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0]!;
