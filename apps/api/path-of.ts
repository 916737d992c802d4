/** The path of a request's address, without the URL parser, which throws for addresses such as `//`. */
export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0]!;
