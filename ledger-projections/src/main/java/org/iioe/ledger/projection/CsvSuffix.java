package org.iioe.ledger.projection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;

/**
 * An address that ends with {@code .csv} asks for CSV, for those who cannot set a header. Exports
 * are files: the ending is part of their names.
 */
@Component
final class CsvSuffix extends OncePerRequestFilter {
    private static final String SUFFIX = ".csv";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean asks =
                (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                        && request.getRequestURI().startsWith("/api/v1/")
                        && !request.getRequestURI().startsWith("/api/v1/exports/")
                        && request.getRequestURI().endsWith(SUFFIX);
        chain.doFilter(asks ? new AskingForCsv(request) : request, response);
    }

    private static final class AskingForCsv extends HttpServletRequestWrapper {
        AskingForCsv(HttpServletRequest request) {
            super(request);
        }

        private static String without(String path) {
            return path.endsWith(SUFFIX)
                    ? path.substring(0, path.length() - SUFFIX.length())
                    : path;
        }

        @Override
        public String getRequestURI() {
            return without(super.getRequestURI());
        }

        @Override
        public String getServletPath() {
            return without(super.getServletPath());
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Accept") ? Csv.TYPE.toString() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase("Accept")
                    ? Collections.enumeration(Collections.singleton(Csv.TYPE.toString()))
                    : super.getHeaders(name);
        }
    }
}
