/** What is said of a cost: the same on the page and in the text that is copied from it. */
import type { Cost } from "../../engine/types.ts";
import type { Phrases } from "./phrases.ts";

interface CostFigures {
  /** The usual range; `null` where no source has one. */
  readonly usual: string | null;
  /** The range of all sources, said as such beside a usual one. */
  readonly whole: string | null;
}

export function costFigures({ say, money }: Phrases, cost: Cost): CostFigures {
  const { low, usualLow, usualHigh, high, currency, year } = cost;
  const usual = usualLow !== null && usualHigh !== null ? money(currency, usualLow, usualHigh) : null;
  const whole = low !== null && high !== null ? money(currency, low, high) : null;
  if (!usual) return { usual: null, whole: whole && `${whole} (${year})` };
  return {
    usual: say("cost_usual", { range: usual }),
    whole: whole && say("cost_whole", { range: whole, year: String(year) }),
  };
}
