// Tencent's own SDK for Node, unchanged, walks through a running Countersign:
//
//   npm ci && node walk.mjs DATA/standalone.json
//
// Prints a line for each walk; exit status 1 if one went wrong.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import sdk from "tencentcloud-sdk-nodejs-sms";

const running = JSON.parse(readFileSync(process.argv[2] ?? "data/standalone.json", "utf8"));
/** A PNG of 120 × 120 pixels, which is above the minimum. */
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4AQAAAAARHwt/AAAAJUlEQVR42mPgRwUMg43/ARUMOv5o+I2G32j4jYbfaPiNhh8ZfABd" +
  "xYCqZpk2wwAAAABJRU5ErkJggg==";
const PATIENCE_MS = 60_000;
const stamp = Date.now().toString(36).slice(-6);

const versions = {
  "2019-07-11": { client: sdk.sms.v20190711.Client, purpose: "UsedMethod", sign: "Sign", app: "SmsSdkAppid", template: "TemplateID" },
  "2021-01-11": { client: sdk.sms.v20210111.Client, purpose: "SignPurpose", sign: "SignName", app: "SmsSdkAppId", template: "TemplateId" },
};

/** POST and GET, all three ways to sign. */
const manners = [
  ["POST", "TC3-HMAC-SHA256"],
  ["GET", "TC3-HMAC-SHA256"],
  ["POST", "HmacSHA256"],
  ["GET", "HmacSHA256"],
  ["POST", "HmacSHA1"],
  ["GET", "HmacSHA1"],
];

const organizations = running.accounts.filter((account) => account.kind !== "individual");
let next = 0;

function client(version, [reqMethod, signMethod], account) {
  return new versions[version].client({
    credential: { secretId: account.secretId, secretKey: account.secretKey },
    region: "ap-guangzhou",
    profile: {
      signMethod,
      language: "en-US",
      httpProfile: { protocol: "http://", endpoint: new URL(running.intake).host, reqMethod },
    },
  });
}

/** Again for as long as it comes too soon: Add, Modify and Delete are taken once in a second. */
async function patiently(call) {
  for (const end = Date.now() + PATIENCE_MS; ; await pause(300)) {
    try {
      return await call();
    } catch (error) {
      if (error.code !== "RequestLimitExceeded" || Date.now() > end) {
        throw error;
      }
    }
  }
}

async function until(what, read, holds) {
  for (const end = Date.now() + PATIENCE_MS; ; await pause(200)) {
    const found = await read();
    if (holds(found)) {
      return found;
    }
    assert.ok(Date.now() < end, `${what}: ${JSON.stringify(found)}`);
  }
}

async function codeOf(call) {
  try {
    await patiently(call);
    return "";
  } catch (error) {
    assert.ok(error.requestId, `without RequestId: ${error}`);
    return error.code;
  }
}

function application(version, name) {
  return {
    SignName: name,
    SignType: 0,
    DocumentType: 1,
    International: 0,
    [versions[version].purpose]: 0,
    ProofImage: PICTURE,
    Remark: "the brand of our shops",
  };
}

async function add(api, version, name) {
  const answer = await patiently(() => api.AddSmsSign(application(version, name)));
  assert.ok(answer.RequestId);
  assert.equal("SignApplyId" in answer.AddSignStatus, version === "2019-07-11");
  return answer.AddSignStatus.SignId;
}

async function describe(api, id) {
  const answer = await api.DescribeSmsSignList({ SignIdSet: [id], International: 0 });
  return answer.DescribeSignListStatusSet[0];
}

const coded = (api, id, code) =>
  until(`${id} never had the status ${code}`, () => describe(api, id), (status) => status.StatusCode === code);

async function review(path, body) {
  return fetch(running.review + path, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${running.reviewers.find((reviewer) => reviewer.role === "reviewer").token}`,
      "Content-Type": "application/json",
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

/** As a reviewer, once the case has come to the queue. */
async function approve(id) {
  const claimed = await until("no case", () => review(`/v1/cases/${id}/claim`), (answer) => answer.status === 200);
  const claim = await claimed.json();
  const verdict = { revision: claim.revision, token: claim.token, verdict: "approve" };
  const answer = await review(`/v1/cases/${id}/verdict`, verdict);
  assert.equal(answer.status, 200, await answer.text());
}

async function approvedKeptAndDeleted(api, version, name) {
  const id = await add(api, version, name);
  assert.equal((await describe(api, id)).StatusCode, 1);
  await approve(id);
  const status = await coded(api, id, 0);
  assert.equal(status.SignName, name);
  const change = { ...application(version, `${name}x`), SignId: id };
  assert.equal(await codeOf(() => api.ModifySmsSign(change)), "InvalidParameterValue.SignAlreadyPassedCheck");
  const deleted = await patiently(() => api.DeleteSmsSign({ SignId: id }));
  assert.equal(deleted.DeleteSignStatus.DeleteStatus, "return successfully!");
  if (version === "2019-07-11") {
    assert.equal(await codeOf(() => describe(api, id)), "InvalidParameterValue.MissingSignatureList");
  } else {
    assert.equal(await describe(api, id), undefined);
  }
}

/** What REST shows of it: as reviewing looks before its last revision has come to a human, and after. */
async function inReview(account, id, revision) {
  const read = async () => {
    const headers = { Authorization: `Bearer ${account.token}` };
    return (await fetch(`${running.intake}/v1/applications/${id}`, { headers })).json();
  };
  await until(`revision ${revision} of ${id} came to nobody`, read, (shown) =>
    shown.revision === revision && shown.stage === "in_review");
}

async function rejectedAndModified(api, version, account, name) {
  const id = await add(api, version, "test");
  const status = await coded(api, id, -1);
  assert.match(status.ReviewReply, /\. /);
  await patiently(() => api.ModifySmsSign({ ...application(version, name), SignId: id }));
  await inReview(account, id, 2);
  assert.equal((await describe(api, id)).StatusCode, 1);
  await patiently(() => api.DeleteSmsSign({ SignId: id }));
}

/** A global name, for somebody else, with a letter. */
async function forOthersAbroad(api, version, name) {
  const wanted = { ...application(version, name), International: 1, [versions[version].purpose]: 1, CommissionImage: PICTURE };
  const { AddSignStatus } = await patiently(() => api.AddSmsSign(wanted));
  const set = { SignIdSet: [AddSignStatus.SignId], International: 1 };
  const [status] = (await api.DescribeSmsSignList(set)).DescribeSignListStatusSet;
  assert.equal(status.International, 1);
  assert.deepEqual(
    Object.fromEntries(Object.entries(status).map(([field, value]) => [field, typeof value])),
    {
      SignId: "number",
      International: "number",
      StatusCode: "number",
      ReviewReply: "string",
      SignName: "string",
      CreateTime: "number",
      QualificationId: "number",
      QualificationName: "string",
      QualificationStatusCode: "number",
    },
  );
  await patiently(() => api.DeleteSmsSign({ SignId: AddSignStatus.SignId }));
}

async function pages(account) {
  const version = "2021-01-11";
  const api = client(version, manners[0], account);
  const ids = [];
  for (const letter of ["p", "q", "r"]) {
    ids.unshift(await add(api, version, `Quor${stamp}${letter}`));
  }
  const page = async (limit, offset) =>
    (await api.DescribeSmsSignList({ International: 0, Limit: limit, Offset: offset })).DescribeSignListStatusSet.map(
      (status) => status.SignId,
    );
  assert.deepEqual(await page(2, 0), ids.slice(0, 2));
  assert.deepEqual(await page(2, 1), ids.slice(1, 3));
  assert.equal(await codeOf(() => page(101, 0)), "InvalidParameterValue.LimitVerifyFail");
  for (const id of ids) {
    await patiently(() => api.DeleteSmsSign({ SignId: id }));
  }
}

async function sends(version, account) {
  const api = client(version, manners[0], account);
  const ids = [];
  for (const name of ["腾讯科技", "腾讯云"]) {
    const id = await add(api, version, name);
    await approve(id);
    ids.push(id);
  }
  const v = versions[version];
  const send = (name, ...numbers) =>
    api.SendSms({
      PhoneNumberSet: numbers,
      [v.app]: "1400000000",
      [v.template]: "449739",
      [v.sign]: name,
      TemplateParamSet: ["4321"],
      SessionContext: "session",
    });
  for (const name of ["腾讯科技", "腾讯云"]) {
    const answer = await until(
      `${name} can't be sent with`,
      () => send(name, "+8613700000001"),
      (sent) => sent.SendStatusSet[0].Code === "Ok",
    );
    assert.equal(answer.SendStatusSet[0].SessionContext, "session");
    assert.notEqual(answer.SendStatusSet[0].SerialNo, "");
  }
  const refused = await send("腾讯", "+8613700000001");
  assert.equal(refused.SendStatusSet[0].Code, "FailedOperation.SignatureIncorrectOrUnapproved");
  for (const id of ids) {
    await patiently(() => api.DeleteSmsSign({ SignId: id }));
  }
}

let failed = 0;

async function walk(name, steps) {
  try {
    await steps();
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n      ${error.stack}`);
  }
}

for (const version of Object.keys(versions)) {
  for (const manner of manners) {
    const account = organizations[next % organizations.length];
    const name = `Quor${stamp}${String.fromCharCode(97 + next)}`;
    next += 1;
    const api = client(version, manner, account);
    await walk(`${version} ${manner.join(" ")}: approved, kept from changes, deleted`, () =>
      approvedKeptAndDeleted(api, version, name));
    await walk(`${version} ${manner.join(" ")}: rejected with its reasons, modified`, () =>
      rejectedAndModified(api, version, account, `${name}y`));
  }
  const account = organizations[next++ % organizations.length];
  await walk(`${version}: for others, abroad, with a letter`, () =>
    forOthersAbroad(client(version, manners[0], account), version, `Quor ${stamp}`));
  await walk(`${version}: messages choose one of two signatures`, () => sends(version, account));
}
await walk("2021-01-11: in pages", () => pages(organizations[next++ % organizations.length]));
await walk("an individual may not", async () => {
  const person = running.accounts.find((account) => account.kind === "individual");
  const api = client("2021-01-11", manners[0], person);
  assert.equal(await codeOf(() => describe(api, 1)), "FailedOperation.NotEnterpriseCertification");
});
await walk("a wrong secret is refused", async () => {
  const api = client("2021-01-11", manners[0], { ...organizations[0], secretKey: "wrong" });
  assert.equal(await codeOf(() => describe(api, 1)), "AuthFailure.SignatureFailure");
});
process.exit(failed === 0 ? 0 : 1);
