// What a partner adds for visitors who have signed in to their site: a token of their own server, whenever one is needed.
const form = document.querySelector('guichet-form');
form.identity = () => fetch('/token').then((answer) => answer.text());
