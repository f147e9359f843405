declare module '*.css';

/** Where the file is, or the file itself as a data: address. */
declare module '*.png' {
  const address: string;
  export default address;
}
declare module '*.xlsx' {
  const address: string;
  export default address;
}
