// Publication by two people, the public list, and what must never be on it.
import { readFile } from 'node:fs/promises';
import { assert } from '../../http/runner.mjs';
import { Client } from '../../http/client.mjs';
import { look, reader } from '../browser.mjs';
import { official } from '../people.mjs';
import { SENDER, VIOLATOR, press, says, saysNot, story } from './story.mjs';

export async function isPreparedByOne() {
  const page = await official(story.stack, 'baichay.congbo1');
  story.pages.maker = page;
  await page.goto('/staff/publications');
  await look(page, '70-publications-due');
  const mine = page.getByRole('listitem').filter({ hasText: VIOLATOR });
  await mine.getByRole('link', { name: 'Soạn nội dung công bố' }).click();
  await says(page, 'Công chúng sẽ thấy');
  await look(page, '71-publication');
  const act = page.getByLabel('Hành vi vi phạm');
  await act.fill(`${await act.inputValue()} Điện thoại ${SENDER.phone}.`);
  await page.getByRole('radio').first().check();
  await press(page, 'Gửi người thứ hai duyệt');
  await says(page, 'Có dãy số giống số định danh hoặc số điện thoại');
  await look(page, '72-publication-number');
  await act.fill((await act.inputValue()).replace(/ Điện thoại.*/, ''));
  await press(page, 'Xem trước');
  await says(page, 'Công chúng sẽ thấy');
  await press(page, 'Gửi người thứ hai duyệt');
  await mine.getByText('Bạn là người soạn; cần một người khác duyệt.').waitFor();
  await look(page, '73-publication-waits');
}

export async function isNotReleasedByTheSame() {
  const page = story.pages.maker;
  const answer = await page.goto(`/staff/cases/${story.file}/write/release_publication`);
  assert.equal(answer.status(), 403);
  await look(page, '74-release-refused');
  const citizen = await reader(story.stack.public);
  story.pages.public = citizen;
  await citizen.goto('/violators');
  await saysNot(citizen, VIOLATOR);
  await look(citizen, '75-violators-empty');
}

export async function isReleasedByTheSecond() {
  const page = await official(story.stack, 'baichay.congbo2');
  await page.goto('/staff/publications');
  const mine = page.getByRole('listitem').filter({ hasText: VIOLATOR });
  await mine.getByRole('link', { name: 'Xem và duyệt' }).click();
  await says(page, 'Công chúng sẽ thấy');
  await look(page, '76-release');
  await press(page, 'Công bố ngay');
  await page.getByRole('listitem').filter({ hasText: VIOLATOR }).getByText('Công bố lúc').waitFor();
  await look(page, '77-released');
}

export async function isOnTheList() {
  const page = story.pages.public;
  for (const words of ['Rồng Đỏ', 'rong do', 'Rồng Đỏ'.normalize('NFD')]) {
    await page.goto('/violators');
    await page.getByRole('searchbox').or(page.getByLabel(/Tìm/)).first().fill(words);
    await press(page, 'Tìm');
    await page.getByRole('link', { name: VIOLATOR }).waitFor();
  }
  await look(page, '78-violators-found');
  await page.getByRole('link', { name: VIOLATOR }).click();
  await says(page, '12/QĐ-XPHC');
  await look(page, '79-violator');
  const own = new URL(page.url()).pathname;
  await page.goto('/violators?q=khong+co+ai+ABC');
  await says(page, 'Không có công bố nào phù hợp');
  await look(page, '80-violators-none');

  const client = new Client(story.stack.public);
  for (const path of ['/violators.csv', '/violators.json', '/violators', own, '/', '/hotlines']) {
    const { status, text } = await client.get(path);
    assert.equal(status, 200, path);
    if (path.startsWith('/violators')) assert.ok(text.includes(VIOLATOR), path);
    for (const planted of [...Object.values(SENDER), '0912345678', story.key, story.ref])
      assert.ok(!text.includes(planted), `${path} tells ${planted}`);
  }
  const { text } = await client.get('/violators.json');
  assert.equal(JSON.parse(text).filter?.((one) => one.name === VIOLATOR).length ?? 1, 1);
}

// Nothing that names the reporter lies open on the disk: neither in logs nor in the blobs.
export async function senderIsInNoLog() {
  for (const name of ['public', 'staff', 'jobs', 'nginx']) {
    const text = await readFile(`${story.stack.dir}/log/${name}.log`, 'utf8').catch(() => '');
    for (const planted of [...Object.values(SENDER), story.key])
      assert.ok(!text.includes(planted), `${name}.log tells ${planted}`);
  }
  const tables = await story.stack.sql('SELECT table_name FROM information_schema.columns'
    + " WHERE table_schema = 'hotline' AND data_type IN ('varchar', 'text', 'varbinary', 'blob')"
    + ' GROUP BY 1');
  for (const [table] of tables) {
    const rows = await story.stack.sql(`SELECT * FROM \`${table}\``);
    const text = JSON.stringify(rows);
    for (const planted of [SENDER.name, SENDER.email, SENDER.phone, story.key])
      assert.ok(!text.includes(planted), `table ${table} tells ${planted}`);
  }
}

export async function historyIsWhole() {
  const page = story.pages.head;
  await page.goto(`/staff/cases/${story.code}`);
  const history = await page.locator('#history strong').allTextContents();
  for (const wanted of ['Gửi phản ánh', 'Phân công người xử lý', 'Tiếp nhận, bắt đầu xác minh',
    'Gửi thư cho người phản ánh', 'Người phản ánh gửi thư', 'Đề nghị mở danh tính',
    'Đồng ý mở danh tính', 'Đã mở danh tính', 'Mở kiểm tra tại chỗ', 'Kết thúc kiểm tra',
    'Xác minh xong, chuyển xử lý', 'Xử lý xong', 'Trả lời người phản ánh và kết thúc',
    'Người phản ánh báo đã hết ô nhiễm'])
    assert.ok(history.includes(wanted), `the history lacks "${wanted}": ${history.join(', ')}`);
  await page.goto(`/staff/cases/${story.file}`);
  const file = await page.locator('#history strong').allTextContents();
  for (const wanted of ['Lập biên bản vi phạm hành chính', 'Ghi nhận không giải trình',
    'Soạn quyết định', 'Ký quyết định xử phạt', 'Soạn nội dung công bố', 'Duyệt và công bố',
    'Giao quyết định', 'Ghi nhận nộp phạt', 'Đã thi hành xong'])
    assert.ok(file.includes(wanted), `the history lacks "${wanted}": ${file.join(', ')}`);
  for (const title of [...history, ...file])
    assert.doesNotMatch(title, /^[a-z]+[:_][a-z_]+$|^[a-z]+$/, 'an event has no words');
  await look(page, '81-sanction-history');
  const done = await story.stack.hotline(['audit', 'verify', '--config', story.stack.config]);
  assert.equal(done.code, 0, done.out + done.err);
}
