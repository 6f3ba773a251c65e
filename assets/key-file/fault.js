/** Why there is no signature: a code the page has words for ("password", "kind", …), or words of the server's. */
export class Fault extends Error {
  constructor(code, words) {
    super(code)
    this.code = code
    this.words = words
  }
}
