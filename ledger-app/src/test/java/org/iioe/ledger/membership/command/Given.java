package org.iioe.ledger.membership.command;

import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.charter.CharterRules.VotingClass;
import org.iioe.ledger.facts.MeetingFacts;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.ResolutionFacts;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.membership.Identifier;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentCommand.RegisterInstrument;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.OrganisationCommand.RegisterOrganisation;
import org.iioe.ledger.membership.OrganisationGroup;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What the tests of membership begin with. */
final class Given {
    static final Source SOURCE = new Source("Minutes", Source.Certainty.STATED);
    static final OrganisationId A = new OrganisationId("university-a");
    static final OrganisationId B = new OrganisationId("university-b");
    static final OrganisationId C = new OrganisationId("university-c");
    static final OrganisationId CONVENER = new OrganisationId("convener");
    static final InstrumentId LETTER = new InstrumentId("letter-v1");
    static final InstrumentId AGREEMENT = new InstrumentId("agreement-v1");
    static final MeetingId MEETING = new MeetingId("meeting-1");
    static final ResolutionId ADOPTED = new ResolutionId("adopted");
    static final Person PERSON = person("person-1");

    private Given() {}

    static Edtf on(String date) {
        return new Edtf(date);
    }

    static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    static Person person(String id) {
        return new Person(new PersonId(id), null);
    }

    static RegisterOrganisation register(OrganisationId id) {
        return register(id, "Name of " + id, null, false);
    }

    static RegisterOrganisation register(
            OrganisationId id,
            String name,
            @Nullable String country,
            boolean confirmed,
            Identifier... identifiers) {
        return new RegisterOrganisation(
                id,
                name,
                OrganisationKind.HIGHER_EDUCATION_INSTITUTION,
                OrganisationGroup.GLOBAL_HEI,
                country == null ? null : new Country(country),
                List.of(identifiers),
                confirmed,
                on("2019-12-07"),
                SOURCE);
    }

    static OrganisationRegistered registered(
            OrganisationId id, String name, @Nullable String country) {
        return new OrganisationRegistered(
                id,
                name,
                OrganisationKind.HIGHER_EDUCATION_INSTITUTION,
                OrganisationGroup.GLOBAL_HEI,
                country == null ? null : new Country(country),
                List.of(),
                false,
                on("2019-12-07"),
                SOURCE);
    }

    static RegisterInstrument letter(InstrumentId id) {
        return new RegisterInstrument(
                id,
                InstrumentKind.LETTER_OF_INTENT,
                "Letter of Intent",
                "1",
                null,
                false,
                InForceRule.ON_SIGNATURE,
                null,
                null,
                on("2019-12-01"),
                SOURCE);
    }

    static RegisterInstrument agreement(
            InstrumentId id, @Nullable InForceRule rule, @Nullable Edtf expires) {
        return new RegisterInstrument(
                id,
                InstrumentKind.COOPERATION_AGREEMENT,
                "Cooperation Agreement",
                "1",
                CONVENER,
                null,
                rule,
                expires,
                null,
                on("2019-12-01"),
                SOURCE);
    }

    /** A charter that admits by letter and agreement, in force since 1 December 2019. */
    static EstablishCharter charter() {
        return new EstablishCharter(
                rules(new AdmissionRule(true, true, "full"), true),
                CharterBasis.ASSUMPTION,
                on("2019-12-01"),
                SOURCE);
    }

    static CharterRules rules(@Nullable AdmissionRule admission, boolean vote) {
        return new CharterRules(
                admission,
                List.of(new VotingClass("full", vote), new VotingClass("observer", false)),
                new Fraction(1, 2),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static MemberAdmitted admitted(OrganisationId organisation, String from) {
        return new MemberAdmitted(organisation, "full", on(from), 1, on(from), SOURCE);
    }

    /** Meetings of which {@link #MEETING} is the only one. */
    static Meetings meetings() {
        return meeting -> {
            if (!meeting.equals(MEETING)) {
                throw new Refusal(Unknown.UNKNOWN_MEETING, "There is no " + meeting + ".");
            }
            return new MeetingFacts(meeting, true, Set.of());
        };
    }

    /** Resolutions of which {@link #ADOPTED} is the only one, adopted on 1 June 2021. */
    static Resolutions resolutions() {
        return new Resolutions() {
            @Override
            public ResolutionFacts get(ResolutionId resolution) {
                return new ResolutionFacts(
                        resolution, day("2021-06-01"), null, List.of(), Set.of());
            }

            @Override
            public ResolutionFacts adopted(ResolutionId resolution, LocalDate on) {
                Refusal.unless(
                        resolution.equals(ADOPTED) && !on.isBefore(day("2021-06-01")),
                        Unknown.NOT_ADOPTED,
                        resolution + " is not adopted.");
                return get(resolution);
            }
        };
    }

    /** Refusals of the domain of meetings, as these tests need them. */
    enum Unknown implements RefusalCode {
        UNKNOWN_MEETING,
        NOT_ADOPTED;

        @Override
        public String rule() {
            return name();
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }
}
