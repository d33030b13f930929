package org.iioe.ledger.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request an id, or keeps that of {@code X-Request-Id}, so that what the log says, what
 * the caller has and what was recorded can be brought together. The log says as well who asked, and
 * under which key.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class RequestIds extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(RequestIds.class);
    private static final String HEADER = "X-Request-Id";
    private static final String REQUEST = "request";
    private static final String USER = "user";
    private static final String COMMAND = "command";

    /** What may be written into a log as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:~-]{1,200}");

    /** The id of the request that this thread works for. */
    static String current() {
        return Objects.requireNonNullElseGet(MDC.get(REQUEST), () -> UUID.randomUUID().toString());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        String id = given != null && isPlain(given) ? given : UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        MDC.put(REQUEST, id);
        put(USER, request.getHeader("Ledger-User"));
        put(COMMAND, request.getHeader("Idempotency-Key"));
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            log.debug(
                    "{} {} {} in {} ms",
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            MDC.remove(REQUEST);
            MDC.remove(USER);
            MDC.remove(COMMAND);
        }
    }

    private static void put(String name, @Nullable String value) {
        if (value != null && isPlain(value)) {
            MDC.put(name, value);
        }
    }

    private static boolean isPlain(String value) {
        return PLAIN.matcher(value).matches();
    }
}
