// The decision as a programmer would write it by hand, for comparison only: the benchmark prints where it disagrees.
const has = (set, ...ids) => set !== null && set !== undefined && ids.some((id) => set.includes(id));

function request({ asked }) {
  if (has(asked, "soc2", "soc2_type2")) return has(asked, "iso27001") ? "both" : "soc2";
  for (const [id, name] of [
    ["iso27001", "iso27001"],
    ["either", "either"],
    ["unsure", "unnamed"],
    ["other_scheme", "other"],
    ["questionnaire", "questionnaire"],
    ["nothing", "nothing"],
  ]) {
    if (has(asked, id)) return name;
  }
  return "unknown";
}

const DATED = ["under_6_weeks", "2_to_4_months", "5_to_9_months", "10_months_or_more"];
const NEAR = ["under_6_weeks", "2_to_4_months"];
const ELSEWHERE = ["uk_eu", "rest_of_world"];
const FIRM = ["gate", "deal_waiting", "repeated"];

function demand({ firmness, deadline }) {
  if (FIRM.includes(firmness)) return "firm";
  if (DATED.includes(deadline)) return "dated";
  return firmness === "one_off" ? "casual" : firmness === "none" ? "none" : "open";
}

function type({ asked, firmness, deadline, maturity }) {
  if (maturity === "evidenced" && deadline !== "under_6_weeks") return "soc2_type2";
  if (has(asked, "soc2_type2")) {
    return firmness !== "gate" && NEAR.includes(deadline) ? "soc2_type1_then_type2" : "soc2_type2";
  }
  if (NEAR.includes(deadline)) return "soc2_type1_then_type2";
  if (deadline === "5_to_9_months") return maturity === "running" ? "soc2_type2" : "soc2_type1_then_type2";
  if (deadline === "10_months_or_more" || deadline === "none") return "soc2_type2";
  return maturity === "little" || maturity === "partial" ? "soc2_type1_then_type2" : "soc2_type2";
}

function order({ deadline, maturity, budget, held, market, proof, buyers }) {
  const capable = ["running", "evidenced"].includes(maturity) && ["40k_to_100k", "over_100k"].includes(budget);
  if (deadline === "10_months_or_more" && capable) return "both_together";
  if (has(held, "soc2_type1", "soc2_lapsed") || market === "north_america") return "both_soc2_first";
  if (ELSEWHERE.includes(market)) return "both_iso27001_first";
  if (NEAR.includes(deadline)) return "both_soc2_first";
  if (proof === "certificate" || (has(buyers, "public") && proof !== "report")) return "both_iso27001_first";
  return "both_soc2_first";
}

export function plain(prospect) {
  const { asked, firmness, market, offering, data, deadline, maturity, held, proof, regimes } = prospect;
  const wants = request(prospect);
  const real = demand(prospect);
  const wanted = real === "firm" || real === "dated" || real === "open";
  if (has(regimes, "us_federal", "us_defense", "german_health_cloud", "uk_government", "automotive_oem"))
    return "other_scheme_first";
  if (has(data, "german_health") && (offering === "saas" || offering === "hosting_msp")) return "other_scheme_first";
  if (has(asked, "other_scheme")) {
    if (wanted && firmness !== "none") return "other_scheme_first";
    if (firmness === "one_off" && (has(data, "payment_cards") || has(regimes, "us_health_plans")))
      return "other_scheme_first";
  }
  if (has(data, "payment_cards") && (wants === "nothing" || wants === "questionnaire")) return "other_scheme_first";
  const installed = offering === "product" || offering === "internal";
  if (wants === "nothing" && FIRM.includes(firmness)) return "ask_first";
  if (["soc2", "iso27001", "both", "either", "unnamed", "other"].includes(wants) && firmness === "none")
    return "ask_first";
  if (wants === "unnamed" && wanted) return "ask_first";
  if ((wants === "questionnaire" && firmness === "gate") || (wants === "unknown" && FIRM.includes(firmness)))
    return "ask_first";
  if (installed && (wants === "soc2" || (wants === "both" && has(held, "iso27001")))) return "ask_first";
  if (has(held, "soc2_type2")) {
    if (has(held, "iso27001")) return "renew";
    return (wants === "iso27001" || wants === "both") && wanted ? "add_iso27001" : "renew";
  }
  if (has(held, "soc2_lapsed") && (wants === "soc2" || wants === "either")) return "renew";
  if (has(held, "soc2_type1")) {
    if (has(held, "iso27001") || (wants !== "iso27001" && wants !== "both") || real === "casual") return "soc2_type2";
  }
  if (has(held, "iso27001")) return (wants === "soc2" || wants === "both") && wanted ? "add_soc2" : "renew";
  if (has(held, "soc2_type1") && wants === "iso27001") return "add_iso27001";
  if (wants === "nothing" && (real === "casual" || real === "none" || real === "open")) return "not_yet";
  if (real === "casual") return "not_yet";
  const dated = DATED.includes(deadline);
  if (wants === "questionnaire") {
    if (real === "none" || real === "open" || (firmness === "deal_waiting" && !dated)) return "not_yet";
    const sign = ["report", "certificate", "both"].includes(proof) || has(regimes, "eu_dora", "eu_nis2");
    if (firmness === "repeated" && !dated && !sign) return "not_yet";
  }
  if (wants === "unknown" && real === "none") return "not_yet";
  if (wants === "unknown" && real === "open") return "ask_first";
  if (wants === "both") return installed ? "iso27001" : order(prospect);
  const ready =
    market === "mixed" && deadline === "10_months_or_more" && (maturity === "running" || maturity === "evidenced");
  if (wants === "soc2")
    return FIRM.includes(firmness) && ready && !has(held, "soc2_lapsed") ? "both_soc2_first" : type(prospect);
  if (wants === "iso27001") return FIRM.includes(firmness) && ready && !installed ? "both_iso27001_first" : "iso27001";
  if (wants === "either") {
    if (installed) return "iso27001";
    if (market === "north_america") return type(prospect);
    if (ELSEWHERE.includes(market)) return "iso27001";
    if (proof === "report") return type(prospect);
    if (proof === "certificate") return "iso27001";
    return ["saas", "hosting_msp", "outsourcer"].includes(offering) ? type(prospect) : "iso27001";
  }
  if (installed) return "iso27001";
  const organisation = offering === "services" || offering === "consumer_app";
  if ((market === "north_america" || market === "mixed") && organisation && proof === "certificate") return "iso27001";
  if (market === "north_america") return type(prospect);
  if (ELSEWHERE.includes(market)) return "iso27001";
  if (market === "mixed") return order(prospect);
  if (proof === "report") return type(prospect);
  if (proof === "certificate") return "iso27001";
  return organisation ? "iso27001" : "ask_first";
}
