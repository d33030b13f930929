// Shows what the ledger's own JSON says, list by list; of the domain it knows titles and columns.
// A column that an item lacks stays empty; everything else about an item opens below it.
const lists = [
  { id: 'members', title: 'Members', path: '/api/v1/members', columns: ['name', 'group', 'country', 'coInitiator', 'status', 'since'] },
  { id: 'terms', title: 'Presidency', path: '/api/v1/presidency/terms', columns: ['holderNames', 'from', 'to', 'result', 'ended'] },
  { id: 'elections', title: 'Elections', path: '/api/v1/elections', columns: ['id', 'winnerName', 'status', 'result', 'meeting'] },
  { id: 'meetings', title: 'Meetings', path: '/api/v1/meetings', columns: ['title', 'body', 'place', 'sittings', 'status'] },
  { id: 'resolutions', title: 'Resolutions', path: '/api/v1/resolutions', columns: ['title', 'meeting', 'status', 'outcome'] },
  { id: 'funds', title: 'Funds', path: '/api/v1/funds', columns: ['id', 'currency', 'legalHolder', 'closedUntil'], then: statements },
  { id: 'contributions', title: 'Contributions in kind', path: '/api/v1/contributions', columns: ['id', 'donor', 'oneOrMoreOf', 'on'] },
  { id: 'inventory', title: 'Inventory', path: '/api/v1/inventory' },
  { id: 'organisations', title: 'Organisations', path: '/api/v1/organisations', columns: ['name', 'nameAsGiven', 'kind', 'country'] },
  { id: 'charter', title: 'Charter', path: '/api/v1/charter/versions', columns: ['version', 'basis', 'from', 'resolution'] },
  { id: 'trail', title: 'Trail', path: '/api/v1/trail', columns: ['position', 'recordedAt', 'type', 'subject', 'actor'] },
];
const pageLength = 100;

const element = (name, text, attributes = {}) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};

const words = name => name.replace(/([A-Z])/g, ' $1').toLowerCase().replace(/^./, first => first.toUpperCase());
const isMoney = value => value && typeof value === 'object' && 'amount' in value && 'currency' in value;
const money = value => `${value.currency} ${value.amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')}`;
// What has not happened is not unknown.
const happens = new Set(['ended', 'endedBy', 'closedUntil', 'exceptions', 'basis', 'onBehalfOf', 'outcome', 'reversed', 'resolution']);

function shown(value, name) {
  if (value === undefined) return document.createTextNode('');
  if (value === null) return happens.has(name) ? document.createTextNode('–') : element('span', 'unknown', { class: 'unknown' });
  if (value === true) return document.createTextNode('yes');
  if (value === false) return document.createTextNode('no');
  if (isMoney(value)) return document.createTextNode(money(value));
  if (Array.isArray(value)) {
    if (value.length === 0) return document.createTextNode('none');
    const list = element('div');
    value.forEach(item => { const line = element('div', undefined, { class: 'item' }); line.append(shown(item)); list.append(line); });
    return list;
  }
  if (typeof value === 'object') {
    const list = element('dl');
    Object.entries(value).forEach(([key, item]) => {
      const description = element('dd');
      description.append(shown(item, key));
      list.append(element('dt', words(key)), description);
    });
    return list;
  }
  if (value === 'reported' || value === 'computed') return element('span', value, { class: `mark ${value}` });
  return document.createTextNode(String(value));
}

function rows(items, columns) {
  return items.flatMap(item => {
    const row = element('tr');
    columns.forEach((column, index) => {
      const cell = element(index ? 'td' : 'th', undefined, isMoney(item[column]) ? { class: 'money' } : index ? {} : { scope: 'row' });
      cell.append(shown(item[column], column));
      row.append(cell);
    });
    const rest = Object.entries(item).filter(([key]) => !columns.includes(key));
    if (rest.length === 0) return [row];
    const below = element('tr', undefined, { class: 'rest' });
    const cell = element('td', undefined, { colspan: columns.length });
    const details = element('details');
    details.append(element('summary', 'All that is recorded'), shown(Object.fromEntries(rest)));
    cell.append(details);
    below.append(cell);
    return [row, below];
  });
}

function table(items, columns, caption) {
  const frame = element('div', undefined, { class: 'scroll' });
  const made = element('table');
  made.append(element('caption', caption));
  const head = element('tr');
  columns.forEach(column => head.append(element('th', words(column), { scope: 'col' })));
  made.append(element('thead'), element('tbody'));
  made.tHead.append(head);
  made.tBodies[0].append(...rows(items, columns));
  frame.append(made);
  return frame;
}

async function read(path) {
  const answer = await fetch(path);
  const body = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(body.detail), { status: answer.status });
  return body;
}

async function statements(funds, section) {
  for (const fund of funds) {
    const statement = await read(`/api/v1/funds/${encodeURIComponent(fund.id)}/statement`);
    const figures = Object.entries(statement).filter(([, value]) => isMoney(value))
      .map(([figure, amount]) => ({ figure: words(figure), amount, source: statement.unknown.includes(figure) ? null : undefined }));
    section.append(element('h3', `Statement of ${fund.id}`),
      table(figures, ['figure', 'amount', 'source'], `As of position ${statement.position}`));
    if (statement.exceptions.length) {
      section.append(element('h4', 'Exceptions'), shown(statement.exceptions));
    }
  }
}

function more(list, section, columns, page) {
  if (!page.next) return;
  const button = element('button', 'Show more', { type: 'button' });
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const following = await read(`${list.path}?limit=${pageLength}&cursor=${encodeURIComponent(page.next)}`);
      section.querySelector('tbody').append(...rows(following.items, columns));
      button.remove();
      more(list, section, columns, following);
    } catch (failure) {
      button.disabled = false;
      button.textContent = `Show more (${failure.message})`;
    }
  });
  section.append(button);
}

async function show(list, section) {
  try {
    const page = await read(`${list.path}?limit=${pageLength}`);
    const columns = list.columns ?? (page.items.length ? Object.keys(page.items[0]) : []);
    const count = page.next ? `The first ${page.items.length}` : `${page.items.length}`;
    const body = page.items.length
      ? table(page.items, columns, `${count} as of position ${page.position}`)
      : element('p', page.position === null ? 'The ledger is empty.' : `None as of position ${page.position}.`);
    section.replaceChildren(element('h2', list.title), body);
    more(list, section, columns, page);
    if (list.then) await list.then(page.items, section);
    section.dataset.state = 'shown';
  } catch (failure) {
    section.replaceChildren(element('h2', list.title), element('p', failure.message, { class: 'wait' }));
    section.dataset.state = 'waiting';
    if (failure.status === 503 || failure.status === undefined) setTimeout(() => show(list, section), 2000);
  }
}

// What a ledger has lost stands before everything that it still knows.
read('/api/v1/log/origins').then(names => names.items.filter(name => name.told).forEach(name =>
  document.querySelector('header').append(element('p', name.told, { class: 'lost', role: 'alert' })))).catch(() => {});

for (const list of lists) {
  const section = element('section', undefined, { id: list.id });
  section.append(element('h2', list.title), element('p', 'Reading…', { class: 'wait' }));
  document.querySelector('main').append(section);
  document.querySelector('nav').append(element('a', list.title, { href: `#${list.id}` }));
  show(list, section);
}
