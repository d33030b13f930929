// Shows what the ledger's own JSON says, list by list; it knows no more of the domain than titles.
const lists = [
  { id: 'members', title: 'Members', path: '/api/v1/members', columns: ['name', 'group', 'country', 'coInitiator', 'status', 'since'] },
  { id: 'terms', title: 'Presidency', path: '/api/v1/presidency/terms' },
  { id: 'elections', title: 'Elections', path: '/api/v1/elections' },
  { id: 'meetings', title: 'Meetings', path: '/api/v1/meetings' },
  { id: 'funds', title: 'Funds', path: '/api/v1/funds', then: statements },
  { id: 'contributions', title: 'Contributions in kind', path: '/api/v1/contributions' },
  { id: 'inventory', title: 'Inventory', path: '/api/v1/inventory' },
  { id: 'organisations', title: 'Organisations', path: '/api/v1/organisations', columns: ['name', 'nameAsGiven', 'kind', 'country', 'identifiers', 'source'] },
  { id: 'trail', title: 'Trail', path: '/api/v1/trail', columns: ['position', 'type', 'subject', 'actor', 'recordedAt', 'data'] },
];

const element = (name, text, attributes = {}) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};

const words = name => name.replace(/([A-Z])/g, ' $1').toLowerCase().replace(/^./, first => first.toUpperCase());
const isMoney = value => value && typeof value === 'object' && 'amount' in value && 'currency' in value;
const money = value => `${value.currency} ${value.amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')}`;

function shown(value) {
  if (value === null || value === undefined) return element('span', 'unknown', { class: 'unknown' });
  if (value === true) return document.createTextNode('yes');
  if (value === false) return document.createTextNode('no');
  if (isMoney(value)) return document.createTextNode(money(value));
  if (Array.isArray(value)) {
    if (value.length === 0) return document.createTextNode('none');
    const list = element('div');
    value.forEach(item => { const line = element('div'); line.append(shown(item)); list.append(line); });
    return list;
  }
  if (typeof value === 'object') {
    const list = element('dl');
    Object.entries(value).forEach(([key, item]) => {
      const description = element('dd');
      description.append(shown(item));
      list.append(element('dt', words(key)), description);
    });
    return list;
  }
  if (value === 'reported' || value === 'computed') return element('span', value, { class: 'mark' });
  return document.createTextNode(String(value));
}

function table(items, columns, caption) {
  const frame = element('div', undefined, { class: 'scroll' });
  const made = element('table');
  made.append(element('caption', caption));
  const head = element('tr');
  columns.forEach(column => head.append(element('th', words(column), { scope: 'col' })));
  made.append(element('thead'));
  made.tHead.append(head);
  const body = element('tbody');
  items.forEach(item => {
    const row = element('tr');
    columns.forEach(column => {
      const cell = element('td', undefined, isMoney(item[column]) ? { class: 'money' } : {});
      cell.append(shown(item[column]));
      row.append(cell);
    });
    body.append(row);
  });
  made.append(body);
  frame.append(made);
  return frame;
}

async function read(path) {
  const answer = await fetch(path);
  const body = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(body.detail), { status: answer.status });
  return body;
}

async function all(path) {
  const items = [];
  let page = await read(`${path}?limit=1000`);
  items.push(...page.items);
  while (page.next) {
    page = await read(`${path}?limit=1000&cursor=${encodeURIComponent(page.next)}`);
    items.push(...page.items);
  }
  return { items, position: page.position };
}

async function statements(funds, section) {
  for (const fund of funds) {
    const statement = await read(`/api/v1/funds/${encodeURIComponent(fund.id)}/statement`);
    const figures = Object.entries(statement).filter(([, value]) => isMoney(value))
      .map(([figure, amount]) => ({ figure: words(figure), amount }));
    section.append(element('h3', `Statement of ${fund.id}`),
      table(figures, ['figure', 'amount'], `As of position ${statement.position}`));
  }
}

async function show(list, section) {
  try {
    const { items, position } = await all(list.path);
    const columns = list.columns ?? (items.length ? Object.keys(items[0]) : []);
    section.replaceChildren(element('h2', list.title),
      items.length
        ? table(items, columns, `${items.length} as of position ${position}`)
        : element('p', position === null ? 'The ledger is empty.' : `None as of position ${position}.`));
    if (list.then) await list.then(items, section);
    section.dataset.state = 'shown';
  } catch (failure) {
    section.replaceChildren(element('h2', list.title), element('p', failure.message, { class: 'wait' }));
    section.dataset.state = 'waiting';
    if (failure.status === 503 || failure.status === undefined) setTimeout(() => show(list, section), 2000);
  }
}

for (const list of lists) {
  const section = element('section', undefined, { id: list.id });
  section.append(element('h2', list.title), element('p', 'Reading…', { class: 'wait' }));
  document.querySelector('main').append(section);
  document.querySelector('nav').append(element('a', list.title, { href: `#${list.id}` }));
  show(list, section);
}
