/**
 * The file as text: CodeMirror in a shadow root, where its styles are adopted and no policy refuses them. Two ways: what is
 * typed goes to the desk after a pause, and what the tables change comes here.
 */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Desk } from "./desk/desk.ts";

const PAUSE = 500;

const LOOK = EditorView.theme({
  "&": { color: "light-dark(#1b1f27, #e9ecf1)", backgroundColor: "light-dark(#fff, #15181e)", fontSize: "0.9rem" },
  ".cm-content": { caretColor: "light-dark(#1b1f27, #e9ecf1)", paddingBlock: "0.6rem" },
  ".cm-cursor": { borderLeftColor: "light-dark(#1b1f27, #e9ecf1)" },
  ".cm-gutters": { color: "light-dark(#555d6b, #a3abb8)", backgroundColor: "transparent", border: "none" },
  ".cm-activeLine": { backgroundColor: "light-dark(#2847a80d, #a9bdf514)" },
  "&.cm-focused": { outline: "3px solid light-dark(#2847a8, #a9bdf5)", outlineOffset: "-3px" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: "light-dark(#555d6b, #a3abb8)", fontStyle: "italic" },
  { tag: tags.string, color: "light-dark(#1a5c38, #8fd4ac)" },
  { tag: [tags.number, tags.atom, tags.bool], color: "light-dark(#8a3b12, #f0b48a)" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "light-dark(#2847a8, #a9bdf5)" },
]);

export class FileEditor {
  readonly #desk: Desk;
  readonly #view: EditorView;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, desk: Desk) {
    this.#desk = desk;
    const root = host.attachShadow({ mode: "open" });
    const mount = document.createElement("div");
    root.append(mount);
    const typed = EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) this.#typed();
    });
    this.#view = new EditorView({
      parent: mount,
      root,
      state: EditorState.create({
        doc: desk.history.text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          StreamLanguage.define(toml),
          syntaxHighlighting(COLOURS),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": "The file as text" }),
          LOOK,
          typed,
        ],
      }),
    });
  }

  /** Shows the desk's text and problems, unless it is typed in. */
  follow(): void {
    const { text } = this.#desk.history;
    const shown = this.#view.state.doc.toString();
    if (shown !== text && this.#pause === undefined) {
      this.#view.dispatch({ changes: { from: 0, to: shown.length, insert: text } });
      this.#stop();
    }
    this.#view.dispatch(setDiagnostics(this.#view.state, this.#diagnostics()));
  }

  /** Goes to a line, from 1. */
  goTo(line: number): void {
    const { from } = this.#view.state.doc.line(Math.min(line, this.#view.state.doc.lines));
    this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.#view.focus();
  }

  #typed(): void {
    this.#stop();
    this.#pause = setTimeout(() => {
      this.#stop();
      this.#desk.write(this.#view.state.doc.toString());
    }, PAUSE);
  }

  #stop(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  #diagnostics(): Diagnostic[] {
    const { unreadable, findings } = this.#desk;
    const { doc } = this.#view.state;
    const at = (line: number, message: string, severity: "error" | "warning"): Diagnostic => {
      const { from, to } = doc.line(Math.max(1, Math.min(line, doc.lines)));
      return { from, to, severity, message };
    };
    if (unreadable) return [at(unreadable.line, unreadable.message, "error")];
    return findings.flatMap(({ line, message, help, severity }) =>
      line === null ? [] : [at(line, help ? `${message}; ${help}` : message, severity)],
    );
  }
}
