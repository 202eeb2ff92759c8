import type { LetterTexts } from './letter-texts.ts';

const categories = {
  attendee: '与会者',
  speaker: '演讲者',
  media: '媒体',
  official: '官员',
  exhibitor: '参展商',
  staff: '工作人员',
  medical: '医疗',
} as const;

export const chinese: LetterTexts = {
  greeting: (name) => (name ? `${name}，您好：` : '您好：'),
  categories,
  keepLink: '此链接仅供您本人使用：持有链接的人都能打开您的页面。链接可在任何设备上反复使用。',
  foot: ({ conference }) => `此邮件由${conference}注册处发出。如果您不是收件人，请直接删除，不会有任何影响。`,
  kinds: {
    invitation: {
      subject: ({ conference }) => `邀请您参加${conference}`,
      before: ({ conference, days }) => [
        `诚邀您参加${conference}（${days}）。`,
        '请打开您的页面完成注册：大部分内容已为您填好，只需几分钟，也可以中途停下，稍后继续。',
      ],
      link: '完成注册',
    },
    form_link: {
      subject: ({ conference }) => `继续填写${conference}注册表`,
      before: ({ conference, days }) => [
        `您已开始注册${conference}（${days}）。`,
        '您填写的内容已经保存。通过此链接，您可以在任何设备上从上次停下的地方继续。',
      ],
      link: '继续填写',
    },
    received: {
      subject: ({ conference }) => `我们已收到您的${conference}注册`,
      before: ({ conference }) => [
        `谢谢！我们已收到您参加${conference}的注册。`,
        '工作人员将进行审核，有结果后会立即写信通知您，在此之前您无需任何操作。您可以在您的页面上查看进度。',
      ],
      link: '打开您的页面',
    },
    approved: {
      subject: ({ conference }) => `您已注册参加${conference}`,
      before: ({ conference, days, category }) => [
        `您参加${conference}（${days}）的注册已获批准${category ? `，类别：${categories[category]}` : ''}。`,
        '您的证件就在您的页面上。请用到时随身携带的手机打开一次，之后没有网络也能使用。首次到场时工作人员会核验您的身份证件，请带上注册时所用的证件。',
      ],
      link: '打开您的证件',
    },
    declined: {
      subject: ({ conference }) => `关于您的${conference}注册`,
      before: ({ conference }) => [`很抱歉，您参加${conference}的注册未获批准。原因如下：`],
      after: () => ['如果其中有误，请回复此邮件。'],
    },
    more_needed: {
      subject: ({ conference }) => `您的${conference}注册需要补充材料`,
      before: ({ conference }) => [`我们审核了您参加${conference}的注册，还需要您补充以下内容：`],
      after: ({ dueOn }) => [dueOn ? `请在${dueOn}之前补充。您之前提交的内容仍在表中。` : '您之前提交的内容仍在表中。'],
      link: '补充注册内容',
    },
    waitlisted: {
      subject: ({ conference }) => `您已进入${conference}候补名单`,
      before: ({ conference, category }) => [
        `${conference}${category ? `“${categories[category]}”类别` : ''}的名额已满，您已进入候补名单。`,
        '一有空位，将按等候先后依次递补，我们会立即写信通知您。您无需任何操作。',
      ],
      link: '打开您的页面',
    },
    withdrawn: {
      subject: ({ conference }) => `您的${conference}注册已撤回`,
      before: ({ conference }) => [`您参加${conference}的注册已撤回，您的证件已失效。`],
      after: () => ['如有误会，请回复此邮件。'],
    },
    new_link: {
      subject: ({ conference }) => `您的${conference}新链接`,
      before: () => ['以下是您页面的新链接。之前的链接已全部失效。'],
      link: '打开您的页面',
    },
  },
};
