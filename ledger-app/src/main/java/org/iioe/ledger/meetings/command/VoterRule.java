package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_VOTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_BY_NAME;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_ON_ROLL;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_PRESENT;
import static org.iioe.ledger.meetings.MeetingsRefusal.PROXIES_NOT_CHARTERED;
import static org.iioe.ledger.meetings.MeetingsRefusal.RECUSED;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Whether a member's vote by name is taken.
 *
 * <p>The roll is frozen when the vote opens; the room is not: a member of the roll that arrives
 * before the vote is closed may still vote (Robert's Rules: whoever comes in before the result is
 * announced may answer to its name). One that is not on the roll may not, whenever it comes.
 */
final class VoterRule {
    private VoterRule() {}

    /**
     * @param vote the open vote
     * @param now who is there now
     * @param member whose vote it is
     * @param proxy who gives it in the member's absence, or null for its own delegate
     * @throws Refusal NOT_BY_NAME, NOT_ON_ROLL, RECUSED, ALREADY_VOTED, NOT_PRESENT or
     *     PROXIES_NOT_CHARTERED
     */
    static void check(
            ResolutionVote vote,
            Attendance now,
            OrganisationId member,
            @Nullable OrganisationId proxy) {
        Refusal.unless(vote.byName(), NOT_BY_NAME, "This vote is " + vote.form() + ".");
        Refusal.unless(
                vote.roll().contains(member),
                NOT_ON_ROLL,
                member + " was not entitled to vote when the vote was opened.");
        Refusal.unless(
                !vote.recused().contains(member),
                RECUSED,
                member + " declared an interest in this item.");
        Refusal.unless(!vote.cast().containsKey(member), ALREADY_VOTED, member + " voted before.");
        if (vote.deadline() != null) {
            Refusal.unless(
                    proxy == null,
                    PROXIES_NOT_CHARTERED,
                    "In writing each member answers for itself.");
        } else if (proxy == null) {
            Refusal.unless(
                    inPerson(vote, now, member),
                    NOT_PRESENT,
                    member + " is not there; a proxy that votes for it is named.");
        } else {
            Refusal.unless(
                    represents(vote, now, member, proxy),
                    NOT_PRESENT,
                    proxy + " does not act for " + member + ".");
        }
    }

    private static boolean inPerson(ResolutionVote vote, Attendance now, OrganisationId member) {
        return now.inPerson(null).contains(member)
                || (vote.present().contains(member) && !vote.proxies().containsKey(member));
    }

    private static boolean represents(
            ResolutionVote vote, Attendance now, OrganisationId member, OrganisationId proxy) {
        return !now.inPerson(null).contains(member)
                && (proxy.equals(now.proxies(null).get(member))
                        || proxy.equals(vote.proxies().get(member)));
    }
}
