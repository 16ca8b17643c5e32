import { describe, expect, it } from 'vitest';
import { ConfigurationError, configurationVariables, readConfig } from './config.ts';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      url: 'http://localhost:3000',
      databaseUrl: null,
      smtpUrl: null,
    });
  });

  it('takes an empty variable for none, as container files write it', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', KAJA_URL: '' })).toEqual(readConfig({}));
  });

  it('reads an address of the database over a socket', () => {
    const databaseUrl = 'postgres://kaja:key@/kaja?host=/run/postgresql';
    expect(readConfig({ DATABASE_URL: databaseUrl }).databaseUrl).toBe(databaseUrl);
  });

  it('says everything that is wrong at once, by variable', () => {
    const wrong = {
      PORT: 'abc',
      DATABASE_URL: 'mysql://x',
      KAJA_URL: 'kaja.ee',
      KAJA_SECRET: 'short',
      TRUST_PROXY: 'everybody',
      METRICS_TOKEN: 'short',
      OUTBOUND_ALLOW: 'intranet',
      SMTP_URL: 'http://x',
      DATABASE_APP_URL: 'kaja',
      MAIL_FROM: 'Kaja',
      LOG_LEVEL: 'nonsense',
    };
    const read = () => readConfig(wrong);
    expect(read).toThrow(ConfigurationError);
    try {
      read();
    } catch (error) {
      const { findings } = error as ConfigurationError;
      expect(findings.map((finding) => finding.variable).sort()).toEqual(Object.keys(wrong).sort());
      for (const { variable, message } of findings) {
        expect(message).toMatch(new RegExp(`^${variable} (peab|ei|must)`));
        expect(message).not.toMatch(/Invalid|Too small|expected|\{\{/);
      }
      expect((error as Error).message).toContain('fatal, error, warn, info, debug, trace, silent');
    }
  });

  it.each(['0x10', '1e3', ' ', '-1', '65536', '3000.5'])('takes %j for no port', (port) => {
    expect(() => readConfig({ PORT: port })).toThrow(ConfigurationError);
  });

  it('tells an address that was given from one that follows from the port', () => {
    expect(readConfig({ PORT: '4000' })).toMatchObject({ url: 'http://localhost:4000', urlIsGiven: false });
    expect(readConfig({ KAJA_URL: 'https://kaja.example/' })).toMatchObject({
      url: 'https://kaja.example',
      urlIsGiven: true,
    });
  });

  it.each([
    ['10.0.0.0/8', true],
    ['127.0.0.1, ::1', true],
    ['fd00::/8', true],
    ['10.0.0.0/99', false],
    ['::1/129', false],
    ['999.1.1.1', false],
    ['10.0.0.0/', false],
  ])('takes %s for proxies: %s', (block, right) => {
    const read = () => readConfig({ TRUST_PROXY: block }).trustProxy;
    if (right) expect(read()).toEqual(block.split(', '));
    else expect(read).toThrow(ConfigurationError);
  });

  describe('of an outside sign-in', () => {
    const whole = {
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'kaja',
      OIDC_CLIENT_SECRET: 'sala',
      OIDC_AUTHORIZATION_URL: 'https://login.example/authorize',
      OIDC_TOKEN_URL: 'https://login.example/token',
      OIDC_JWKS_URL: 'https://login.example/keys',
    };

    it('is none unless it is named', () => {
      expect(readConfig({}).provider).toBeNull();
      expect(readConfig(whole).provider).toMatchObject({ issuer: 'https://login.example', countsAsTwo: false });
    });

    it.each(Object.keys(whole))('says that %s is missing', (variable) => {
      const read = () => readConfig({ ...whole, [variable]: '' });
      expect(read).toThrow(variable);
    });

    it.each([
      ['OIDC_TOKEN_URL', 'http://login.example/token'],
      ['OIDC_TOKEN_URL', 'login.example'],
      ['OIDC_USERINFO_URL', 'ftp://login.example'],
      ['OIDC_SCOPE', 'email'],
      ['OIDC_TWO_FACTORS', 'maybe'],
    ])('refuses %s=%s', (variable, value) => {
      expect(() => readConfig({ ...whole, [variable]: value })).toThrow(variable);
    });

    it('may be tried out on one machine without TLS', () => {
      const local = { ...whole, OIDC_TOKEN_URL: 'http://127.0.0.1:4000/token', OIDC_TWO_FACTORS: 'yes' };
      expect(readConfig(local).provider).toMatchObject({ tokenUrl: 'http://127.0.0.1:4000/token', countsAsTwo: true });
    });
  });

  it('explains every variable that it reads', () => {
    const explained = configurationVariables.map((variable) => variable.name);
    for (const name of [
      'PORT',
      'HOST',
      'KAJA_DATA',
      'KAJA_URL',
      'KAJA_SECRET',
      'DATABASE_URL',
      'DATABASE_APP_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'LOG_LEVEL',
      'TRUST_PROXY',
      'METRICS_TOKEN',
    ]) {
      expect(explained).toContain(name);
    }
  });
});
