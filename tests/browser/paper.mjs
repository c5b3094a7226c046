// What a person writes on the paper of a form: what the page asks for, and what is typed in it.
export const paperWords = (page) => page.evaluate(() => [
  ...[...document.querySelectorAll('.paper-words li')].map((one) => one.textContent),
  ...[...document.querySelectorAll('main form input')].filter((one) => !['file', 'hidden', 'checkbox',
    'radio'].includes(one.type) && one.name !== 'totp').map((one) => one.value),
].filter((words) => words && words.length < 100));
