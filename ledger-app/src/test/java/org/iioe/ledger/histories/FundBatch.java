package org.iioe.ledger.histories;

import java.util.Map;
import java.util.function.Consumer;

/** Acts on one fund that are sent in one append. */
record FundBatch(Batch batch, OwnFund fund) {
    static FundBatch of(String fund, Runner runner) {
        return new FundBatch(new Batch(runner), runner.account().fund(fund));
    }

    /** An act on the fund's day. */
    void add(String command, String members, Consumer<OwnFund> effect) {
        add(command, members, fund.day.toString(), effect);
    }

    void add(String command, String members, String on, Consumer<OwnFund> effect) {
        String id = fund.id;
        batch.add(
                command,
                "\"fund\":\"%s\",%s,\"on\":\"%s\"".formatted(id, members, on),
                all -> effect.accept(all.fund(id)));
    }

    /** An amount of money as commands name it. */
    String amount(long minor) {
        return "{\"amount\":\"%s\",\"currency\":\"%s\"}"
                .formatted(fund.money(minor), fund.currency);
    }

    /**
     * Amounts of gifts or receipts as commands name them.
     *
     * @param of gift or receipt
     */
    String amounts(String of, Map<String, Long> amounts) {
        StringBuilder named = new StringBuilder();
        amounts.forEach((id, amount) ->
                named.append(named.isEmpty() ? "" : ",")
                        .append("{\"%s\":\"%s\",\"amount\":%s}".formatted(of, id, amount(amount))));
        return named.toString();
    }
}
