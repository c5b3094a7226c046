// Where a case stands in its procedure: in words on its page, and in a picture beside it.
import { Client } from './client.mjs';
import { newCase, official, step } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const HERE = 'fill="#ffd166"';

test('the page of a case says where it stands and what comes next', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const code = await newCase(stack);
  assert.equal((await step(officer, code, 'accept')).status, 303);
  const page = (await officer.get(`/staff/cases/${code}`)).text;
  assert.match(page, /Đang ở bước: *<strong>Đang xác minh<\/strong>/);
  assert.match(page, /<li>Mở kiểm tra tại chỗ → Đang kiểm tra tại chỗ<\/li>/);
  assert.doesNotMatch(page, /<li>Thêm ghi chú →/);
  assert.match(page, /Quy trình: Xử lý phản ánh qua đường dây nóng, phiên bản 1\./);
  assert.match(page, /src="\/staff\/flows\/hotline\/1\.svg\?stage=verifying"/);
});

test('the picture marks the stages of the case and no other', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const url = '/staff/flows/hotline/1.svg';
  const plain = await officer.get(url);
  assert.equal(plain.status, 200);
  assert.equal(plain.headers['content-type'], 'image/svg+xml');
  assert.equal(plain.headers['x-content-type-options'], 'nosniff');
  assert.match(plain.headers['cache-control'], /^private, max-age=\d+$/);
  assert.ok(!plain.text.includes(HERE));
  const marked = await officer.get(`${url}?stage=verifying`);
  assert.equal(marked.text.split(HERE).length, 2);
  const node = marked.text.slice(marked.text.indexOf('id="s_verifying"'));
  assert.ok(node.indexOf(HERE) < node.indexOf('</g>'));
  const two = await officer.get(`${url}?stage=verifying%2Cclosed`);
  assert.equal(two.text.split(HERE).length, 3);
  assert.match(two.text, /Đang xác minh/);
  const english = await officer.get(`${url}?stage=verifying&lang=en`);
  assert.match(english.text, /Being verified/);
  assert.doesNotMatch(english.text, /Đang xác minh/);
});

test('what is no picture of a procedure is not found, and nobody else asks', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  for (const path of ['hotline/1.svg?stage=verifyin', 'hotline/2.svg', 'hotline/1', 'hotline/0.svg',
    'hotline/01x.svg', 'hotlin/1.svg', 'hotline/99999999999999999999.svg',
    'hotline/1.svg?stage=verifying,%22%3E%3Cscript'])
    assert.equal((await officer.get(`/staff/flows/${path}`)).status, 404, path);
  const stranger = await new Client(stack.staff).get('/staff/flows/hotline/1.svg');
  assert.equal(stranger.status, 303);
  const citizen = await new Client(stack.public).get('/staff/flows/hotline/1.svg');
  assert.equal(citizen.status, 404);
});
