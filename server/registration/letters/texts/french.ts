import type { LetterTexts } from './letter-texts.ts';

export const french: LetterTexts = {
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  keepLink:
    'Ce lien est personnel : quiconque le possède peut ouvrir votre page. Il fonctionne autant de fois que vous le voulez, sur tous vos appareils.',
  foot: ({ conference }) =>
    `Ce message vous est envoyé par le service des inscriptions de ${conference}. S’il ne vous est pas destiné, supprimez-le : il ne se passera rien.`,
  kinds: {
    invitation: {
      subject: ({ conference }) => `Votre invitation à ${conference}`,
      before: ({ conference, days }) => [
        `Vous êtes invité(e) à ${conference}, ${days}.`,
        'Ouvrez votre page et complétez votre inscription : une bonne partie est déjà remplie. Quelques minutes suffisent, et vous pouvez vous arrêter puis reprendre plus tard.',
      ],
      link: 'Compléter votre inscription',
    },
    form_link: {
      subject: ({ conference }) => `Reprendre votre inscription à ${conference}`,
      before: ({ conference, days }) => [
        `Vous avez commencé une inscription à ${conference}, ${days}.`,
        'Ce que vous avez saisi est enregistré. Ce lien vous ramène là où vous vous êtes arrêté(e), sur tout appareil.',
      ],
      link: 'Reprendre le formulaire',
    },
    received: {
      subject: ({ conference }) => `Nous avons reçu votre inscription à ${conference}`,
      before: ({ conference }) => [
        `Merci : votre inscription à ${conference} nous est parvenue.`,
        'Elle va être examinée. Nous vous écrirons dès que la décision sera prise ; d’ici là, vous n’avez rien à faire. Votre page indique où en est votre demande.',
      ],
      link: 'Ouvrir votre page',
    },
    approved: {
      subject: ({ conference }) => `Vous êtes inscrit(e) à ${conference}`,
      before: ({ conference, days, category }) => [
        `Votre inscription à ${conference}, ${days}, est acceptée${category ? ` (catégorie : ${category})` : ''}.`,
        'Votre badge se trouve sur votre page. Ouvrez-la une fois sur le téléphone que vous apporterez : ensuite, il fonctionne sans réseau. Apportez la pièce d’identité avec laquelle vous vous êtes inscrit(e) : elle sera contrôlée à votre première arrivée.',
      ],
      always: ({ category }) => [
        `Votre inscription est acceptée${category ? ` (catégorie : ${category})` : ''}. Apportez la pièce d’identité avec laquelle vous vous êtes inscrit(e).`,
      ],
      link: 'Ouvrir votre badge',
    },
    declined: {
      subject: ({ conference }) => `Votre inscription à ${conference}`,
      before: ({ conference }) => [
        `Nous sommes désolés : votre inscription à ${conference} n’a pas été acceptée. En voici la raison :`,
      ],
      always: () => ['Votre inscription n’a pas été acceptée. En voici la raison :'],
      after: () => ['S’il s’agit d’une erreur, répondez à ce message.'],
    },
    more_needed: {
      subject: ({ conference }) => `Votre inscription à ${conference} : il manque quelque chose`,
      before: ({ conference }) => [
        `Nous avons examiné votre inscription à ${conference} et il nous manque encore ceci :`,
      ],
      always: () => ['Il nous manque encore ceci :'],
      after: ({ dueOn }) => [
        dueOn
          ? `Merci de l’envoyer au plus tard le ${dueOn}. Ce que vous avez déjà envoyé se trouve toujours dans le formulaire.`
          : 'Ce que vous avez déjà envoyé se trouve toujours dans le formulaire.',
      ],
      link: 'Compléter votre inscription',
    },
    waitlisted: {
      subject: ({ conference }) => `Vous êtes sur la liste d’attente de ${conference}`,
      before: ({ conference, category }) => [
        `Toutes les places${category ? ` de la catégorie « ${category} »` : ''} à ${conference} sont prises : vous êtes sur la liste d’attente.`,
        'Dès qu’une place se libère, elle revient à la personne qui attend depuis le plus longtemps, et nous vous écrivons aussitôt. Vous n’avez rien à faire.',
      ],
      always: () => ['Vous êtes sur la liste d’attente.'],
      link: 'Ouvrir votre page',
    },
    withdrawn: {
      subject: ({ conference }) => `Votre inscription à ${conference} est retirée`,
      before: ({ conference }) => [`Votre inscription à ${conference} est retirée et votre badge n’est plus valable.`],
      always: () => ['Votre inscription est retirée et votre badge n’est plus valable.'],
      after: () => ['S’il s’agit d’une erreur, répondez à ce message.'],
    },
    new_link: {
      subject: ({ conference }) => `Votre nouveau lien pour ${conference}`,
      before: () => ['Voici un nouveau lien vers votre page. Les précédents ne fonctionnent plus.'],
      always: () => ['Les liens précédents ne fonctionnent plus.'],
      link: 'Ouvrir votre page',
    },
  },
};
