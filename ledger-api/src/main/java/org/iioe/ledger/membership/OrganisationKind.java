package org.iioe.ledger.membership;

/** What an organisation is. */
public enum OrganisationKind {
    /** A university or another institution of higher education. */
    HIGHER_EDUCATION_INSTITUTION,
    /** A company. */
    ENTERPRISE,
    /** A charity or foundation that gives. */
    FOUNDATION,
    /** An international or intergovernmental organisation, or a centre under its auspices. */
    INTERNATIONAL_ORGANISATION,
    /** A public authority. */
    GOVERNMENT_BODY,
    /** A network of institutions. */
    NETWORK,
    /** None of the others. */
    OTHER
}
