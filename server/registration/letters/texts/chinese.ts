import type { LetterTexts } from './letter-texts.ts';

export const chinese: LetterTexts = {
  greeting: (name) => (name ? `${name}，您好：` : '您好：'),
  keepLink: '此链接仅供您本人使用：持有链接的人都能打开您的页面。链接可在任何设备上反复使用。',
  foot: ({ conference }) => `此邮件由${conference}注册组发出。如果您不是收件人，请直接删除，不会有任何影响。`,
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
      subject: ({ conference }) => `继续填写${conference}报名表`,
      before: ({ conference, days }) => [
        `您已开始注册${conference}（${days}）。`,
        '您填写的内容已经保存。通过此链接，您可以在任何设备上从上次停下的地方继续。',
      ],
      link: '继续填写',
    },
    received: {
      subject: ({ conference }) => `已收到您的${conference}注册`,
      before: ({ conference }) => [
        `谢谢！我们已收到您参加${conference}的注册。`,
        '工作人员将进行审核，有结果后会立即发邮件通知您，在此之前您无需任何操作。您可以在您的页面上查看进度。',
      ],
      link: '打开您的页面',
    },
    approved: {
      subject: ({ conference }) => `您已注册参加${conference}`,
      before: ({ conference, days, category }) => [
        `您参加${conference}（${days}）的注册已审核通过${category ? `，类别：${category}` : ''}。`,
        '您的证件就在您的页面上。请用参会时携带的手机打开一次，之后没有网络也能使用。首次到场时工作人员会核对您的身份证件，请带上注册时所用的身份证件。',
      ],
      always: ({ category }) => [
        `您的注册已审核通过${category ? `，类别：${category}` : ''}。请携带注册时所用的身份证件。`,
      ],
      link: '打开您的证件',
    },
    declined: {
      subject: ({ conference }) => `关于您的${conference}注册`,
      before: ({ conference }) => [`很抱歉，您参加${conference}的注册未通过审核。原因如下：`],
      always: () => ['您的注册未通过审核，原因如下：'],
      after: () => ['如果其中有误，请回复此邮件。'],
    },
    more_needed: {
      subject: ({ conference }) => `您的${conference}注册需要补充材料`,
      before: ({ conference }) => [`我们审核了您参加${conference}的注册，还需要您补充以下内容：`],
      always: () => ['请补充以下内容：'],
      after: ({ dueOn }) => [
        dueOn ? `请于${dueOn}前补充。此前提交的内容仍保留在报名表中。` : '此前提交的内容仍保留在报名表中。',
      ],
      link: '补充材料',
    },
    waitlisted: {
      subject: ({ conference }) => `您已列入${conference}候补名单`,
      before: ({ conference, category }) => [
        `${conference}${category ? `“${category}”类别` : ''}的名额已满，您已列入候补名单。`,
        '一有空位，将按等候先后依次递补，我们会立即发邮件通知您。您无需任何操作。',
      ],
      always: () => ['您已列入候补名单。'],
      link: '打开您的页面',
    },
    withdrawn: {
      subject: ({ conference }) => `您的${conference}注册已撤销`,
      before: ({ conference }) => [`您参加${conference}的注册已撤销，您的证件已失效。`],
      always: () => ['您的注册已撤销，证件已失效。'],
      after: () => ['如有误会，请回复此邮件。'],
    },
    new_link: {
      subject: ({ conference }) => `${conference}：您的新链接`,
      before: () => ['以下是您页面的新链接。之前的链接已全部失效。'],
      always: () => ['之前的链接已全部失效。'],
      link: '打开您的页面',
    },
  },
};
