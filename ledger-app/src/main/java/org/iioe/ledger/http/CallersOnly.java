package org.iioe.ledger.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Whatever changes something under {@code /api} takes a caller, and is not what a page of another
 * site had a visitor's browser send: neither a request that the browser says is another site's, nor
 * one of the content types that it sends without asking first.
 */
@Component
final class CallersOnly implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> ANOTHER_SITE = Set.of("cross-site", "same-site");
    private static final List<MediaType> SENT_UNASKED =
            List.of(
                    MediaType.TEXT_PLAIN,
                    MediaType.APPLICATION_FORM_URLENCODED,
                    MediaType.MULTIPART_FORM_DATA);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    /**
     * Lets pass what only reads, and what a caller sends.
     *
     * @throws Problem 403 for another site's, 415 for a form's content type, 400 without a caller
     */
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && !CHANGES_NOTHING.contains(request.getMethod())) {
            ownSite(request);
            noForm(request.getContentType());
            Caller.of(request.getHeader("Ledger-User"), null);
        }
        return true;
    }

    private static void ownSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && ANOTHER_SITE.contains(site)) {
            throw anotherSite("Sec-Fetch-Site");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOwn(origin, request.getHeader(HttpHeaders.HOST))) {
            throw anotherSite(HttpHeaders.ORIGIN);
        }
    }

    /** By name and port alone: a proxy may have taken TLS off. */
    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            String from = URI.create(origin).getAuthority();
            return from != null && from.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Problem anotherSite(String header) {
        return new Problem(
                ProblemCode.ANOTHER_SITE,
                header,
                "A page of another site had this sent; only the ledger's own pages and programs"
                        + " change something here.");
    }

    private static void noForm(@Nullable String type) {
        try {
            if (type != null
                    && SENT_UNASKED.stream()
                            .anyMatch(MediaType.parseMediaType(type)::equalsTypeAndSubtype)) {
                throw new Problem(
                        ProblemCode.WRONG_CONTENT_TYPE,
                        HttpHeaders.CONTENT_TYPE,
                        "Nothing is taken as %s: a form of any page could send it."
                                .formatted(type));
            }
        } catch (InvalidMediaTypeException e) {
            // Who takes the body says what it has to be.
        }
    }
}
