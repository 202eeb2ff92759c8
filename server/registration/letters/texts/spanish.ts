import type { LetterTexts } from './letter-texts.ts';

export const spanish: LetterTexts = {
  greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
  keepLink:
    'El enlace es solo suyo: quien lo tenga puede abrir su página. Funciona tantas veces como quiera y en cualquier dispositivo.',
  foot: ({ conference }) =>
    `Este mensaje lo envía el registro de ${conference}. Si no es para usted, bórrelo: no ocurrirá nada.`,
  kinds: {
    invitation: {
      subject: ({ conference }) => `Su invitación a ${conference}`,
      before: ({ conference, days }) => [
        `Le invitamos a ${conference}, ${days}.`,
        'Abra su página y complete su inscripción: buena parte ya está rellenada. Le llevará unos minutos, y puede parar y seguir más tarde.',
      ],
      link: 'Completar su inscripción',
    },
    form_link: {
      subject: ({ conference }) => `Siga con su inscripción a ${conference}`,
      before: ({ conference, days }) => [
        `Ha empezado a inscribirse en ${conference}, ${days}.`,
        'Lo que escribió está guardado. Con este enlace sigue donde lo dejó, en cualquier dispositivo.',
      ],
      link: 'Seguir con el formulario',
    },
    received: {
      subject: ({ conference }) => `Hemos recibido su inscripción a ${conference}`,
      before: ({ conference }) => [
        `Gracias: su inscripción a ${conference} ha llegado.`,
        'Alguien la revisará. Le escribiremos en cuanto se decida; hasta entonces no tiene que hacer nada. En su página puede ver cómo va.',
      ],
      link: 'Abrir su página',
    },
    approved: {
      subject: ({ conference }) => `Su inscripción a ${conference} está aprobada`,
      before: ({ conference, days, category }) => [
        `Su inscripción a ${conference}, ${days}, está aprobada${category ? ` (categoría: ${category})` : ''}.`,
        'Su acreditación está en su página. Ábrala una vez en el teléfono que vaya a traer: después funciona sin red. Traiga el documento de identidad con el que se inscribió: lo revisarán cuando llegue por primera vez.',
      ],
      always: ({ category }) => [
        `Su inscripción está aprobada${category ? ` (categoría: ${category})` : ''}. Traiga el documento de identidad con el que se inscribió.`,
      ],
      link: 'Abrir su acreditación',
    },
    declined: {
      subject: ({ conference }) => `Su inscripción a ${conference}`,
      before: ({ conference }) => [`Lo sentimos: su inscripción a ${conference} no ha sido aprobada. El motivo es:`],
      always: () => ['Su inscripción no ha sido aprobada. El motivo es:'],
      after: () => ['Si hay algún error, responda a este mensaje.'],
    },
    more_needed: {
      subject: ({ conference }) => `Su inscripción a ${conference}: falta algo`,
      before: ({ conference }) => [`Hemos revisado su inscripción a ${conference} y necesitamos algo más de usted:`],
      always: () => ['Necesitamos de usted lo siguiente:'],
      after: ({ dueOn }) => [
        dueOn
          ? `Envíelo, por favor, a más tardar el ${dueOn}. Lo que ya envió sigue en el formulario.`
          : 'Lo que ya envió sigue en el formulario.',
      ],
      link: 'Completar su inscripción',
    },
    waitlisted: {
      subject: ({ conference }) => `Está en la lista de espera de ${conference}`,
      before: ({ conference, category }) => [
        `Todas las plazas${category ? ` de la categoría «${category}»` : ''} de ${conference} están ocupadas, así que está en la lista de espera.`,
        'Cuando quede una plaza libre será para quien lleve más tiempo esperando, y le escribiremos enseguida. No tiene que hacer nada.',
      ],
      always: () => ['Está en la lista de espera.'],
      link: 'Abrir su página',
    },
    withdrawn: {
      subject: ({ conference }) => `Su inscripción a ${conference} se ha retirado`,
      before: ({ conference }) => [`Su inscripción a ${conference} se ha retirado y su acreditación ya no es válida.`],
      always: () => ['Su inscripción se ha retirado y su acreditación ya no es válida.'],
      after: () => ['Si es un error, responda a este mensaje.'],
    },
    new_link: {
      subject: ({ conference }) => `Su nuevo enlace para ${conference}`,
      before: () => ['Este es un nuevo enlace a su página. Los anteriores ya no funcionan.'],
      always: () => ['Los enlaces anteriores ya no funcionan.'],
      link: 'Abrir su página',
    },
  },
};
