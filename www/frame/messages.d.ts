/** What the framed page tells the page around it, by postMessage. */

export interface FrameSize {
  type: "attestation-fit:size";
  /** Pixels that the content needs. */
  height: number;
}

export interface FrameTurned {
  /** Another page of the interview is shown: its beginning should be in view. */
  type: "attestation-fit:turned";
}

export interface FrameEvent {
  type: "attestation-fit:event";
  /** `fit-completed` and its kin. */
  name: string;
  detail: unknown;
}

export type FrameMessage = FrameSize | FrameTurned | FrameEvent;
