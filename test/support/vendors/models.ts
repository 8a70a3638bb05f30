// All vendors of models that we speak to, at their own addresses, as a test tells them to behave.
import { beforeEach } from 'vitest';
import type { TargetSettings } from '../../../src/io/llm/providers/provider.ts';
import { anthropicHandlers } from './anthropic.ts';
import type { Said, Vendor } from './model-reply.ts';
import { openAiHandlers } from './openai.ts';
import { COMPATIBLE_URL, compatibleHandlers } from './openai-compatible.ts';
import { vendorServer } from './vendor-server.ts';

export const VENDORS: readonly Vendor[] = ['anthropic', 'openai', 'openai-compatible'];

type SeenRequest = {
  vendor: Vendor;
  headers: Readonly<Record<string, string>>;
  body: unknown;
};

export type Models = {
  /** What came in this test. */
  seen: SeenRequest[];
  /** What each request gets, by vendor or for all; `{}` until it is said. */
  behave(next: Said | ((vendor: Vendor, nth: number) => Said)): void;
};

/** Stands in for the vendors in every test of the file that calls it. */
export function modelVendors(): Models {
  let next: (vendor: Vendor, nth: number) => Said = () => ({ kind: 'answer', json: {} });
  const seen: SeenRequest[] = [];
  const of = (vendor: Vendor) => async (request: Request) => {
    const headers = Object.fromEntries(request.headers);
    seen.push({ vendor, headers, body: await request.json() });
    return next(vendor, seen.length);
  };
  vendorServer(
    ...anthropicHandlers(of('anthropic')),
    ...openAiHandlers(of('openai')),
    ...compatibleHandlers(of('openai-compatible')),
  );
  beforeEach(() => {
    seen.length = 0;
  });
  return {
    seen,
    behave: (said) => {
      next = typeof said === 'function' ? said : () => said;
    },
  };
}

/** A model of one of them to be asked. */
export function vendorTarget(provider: Vendor, over: Partial<TargetSettings> = {}): TargetSettings {
  return {
    provider,
    apiKey: { reveal: () => 'sk-secret' },
    model: 'test-model',
    baseUrl: provider === 'openai-compatible' ? { reveal: () => COMPATIBLE_URL } : null,
    price: { input: 1, cachedInput: 0.1, output: 5 },
    timeoutMs: null,
    ...over,
  };
}
