package org.iioe.ledger.projection;

import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;

/** The formats of reports: JSON, which is meant where none is asked for, and CSV behind it. */
@Component
final class Formats implements WebMvcConfigurer {
    private final JsonMapper mapper;

    Formats(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        // At the end: a converter that is found as a bean would stand before JSON.
        builder.configureMessageConvertersList(converters -> converters.add(new Csv(mapper)));
    }
}
