import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FormContent, OpenForm } from '../../server/registration/forms/forms.contract.ts';
import { ApiProblem } from '../api/problem.ts';
import { pageLanguage } from '../styles/locale.ts';
import type { KeptForm } from './kept-form.ts';
import type { RegisterServer } from './register-server.ts';

/** Between the last key and saving. */
const pauseMs = 1000;
/** Between a saving that failed and the next. */
const againMs = 5000;

/**
 * How what was typed stands: `offline` is kept in this window and tried again, `elsewhere` was saved in another window
 * meanwhile, `refused` is told by `problem`.
 */
export type SavingState = 'saved' | 'typed' | 'saving' | 'offline' | 'elsewhere' | 'refused';

const isPassing = ({ problem }: ApiProblem) => problem.status === 429 || problem.status >= 500;

/** Saves a form as it is filled in, one saving at a time, and keeps in the window what is not saved yet. */
export class FormSaver implements ReactiveController {
  content: FormContent = {};
  revision = 0;
  state: SavingState = 'saved';
  problem: ApiProblem | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #server: () => RegisterServer;
  readonly #kept: () => KeptForm;
  #secret = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost, server: () => RegisterServer, kept: () => KeptForm) {
    this.#host = host;
    this.#server = server;
    this.#kept = kept;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#atOnce);
    document.addEventListener('visibilitychange', this.#atOnce);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#atOnce);
    document.removeEventListener('visibilitychange', this.#atOnce);
    clearTimeout(this.#timer);
  }

  /** Goes on with an opened form; what the window kept of it goes over what the server has. */
  open(secret: string, { content, revision, locale }: Pick<OpenForm, 'content' | 'revision' | 'locale'>): void {
    const kept = this.#kept().content();
    this.#secret = secret;
    this.content = kept ?? content;
    this.revision = revision;
    this.state = 'saved';
    if (kept || locale !== pageLanguage()) this.#await('typed', 0);
  }

  edit(change: Partial<FormContent>): void {
    this.content = { ...this.content, ...change };
    this.#kept().keepContent(this.content);
    if (this.state === 'elsewhere') this.#host.requestUpdate();
    else this.#await('typed', pauseMs);
  }

  /** Saves now what is not saved. True when all is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.state !== 'saved' && this.state !== 'elsewhere') await this.#save();
    return this.state === 'saved';
  }

  /** Of a form saved elsewhere: goes on with what stands here. */
  async keepMine(): Promise<void> {
    await this.#readAnew(false);
  }

  /** Of a form saved elsewhere: goes on with what was saved there. */
  async takeOther(): Promise<void> {
    await this.#readAnew(true);
  }

  async #readAnew(takesContent: boolean): Promise<void> {
    try {
      const { content, revision } = await this.#server().open(this.#secret);
      this.revision = revision;
      if (takesContent) {
        this.content = content;
        this.#kept().keepContent(undefined);
        this.#turn('saved');
      } else this.#await('typed', 0);
    } catch (error) {
      this.#fail(error);
    }
  }

  readonly #atOnce = () => {
    if (this.state === 'typed' || this.state === 'offline') void this.flush();
  };

  #await(state: SavingState, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
    this.#turn(state);
  }

  #save(): Promise<void> {
    this.#saving = this.#saveOnce().finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  async #saveOnce(): Promise<void> {
    const { content, revision } = this;
    this.#turn('saving');
    try {
      const saving = { secret: this.#secret, revision, content, locale: pageLanguage() };
      this.revision = (await this.#server().save(saving)).revision;
      this.problem = undefined;
      // What was typed while it was on its way is still to be saved.
      if (this.content !== content) return this.#await('typed', pauseMs);
      this.#kept().keepContent(undefined);
      this.#turn('saved');
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    this.problem = error;
    if (error.code === 'registration.form_saved_elsewhere') this.#turn('elsewhere');
    else if (isPassing(error)) this.#await('offline', againMs);
    else this.#turn('refused');
  }

  #turn(state: SavingState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
