package org.iioe.ledger.presidency;

/** What happened to an office and its terms. */
public sealed interface OfficeEvent extends PresidencyEvent
        permits TermElectionOpened,
                TermElectionConcluded,
                TermStarted,
                TermEnded,
                OfficeHandedOver,
                VacancyDeclared,
                ActingAppointed {}
