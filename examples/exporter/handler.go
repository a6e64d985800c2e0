package main

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// handler answers the three paths and no other: nothing of a folder is listed.
func (f *flags) handler(clock func() time.Time) (http.Handler, error) {
	registry := prometheus.NewPedanticRegistry()
	if err := registry.Register(&collector{f, clock}); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, Timeout: 20 * time.Second}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		if o := f.last(clock()); o.fault != nil {
			http.Error(w, o.fault.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { f.page(w, clock()) })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		mux.ServeHTTP(w, r)
	}), nil
}

// page shows the page that the check wrote. One that says nothing of now has
// that above everything else, and is no success.
func (f *flags) page(w http.ResponseWriter, now time.Time) {
	if f.html == "" {
		http.Error(w, "no page is served here: -html names it", http.StatusNotFound)
		return
	}
	page, err := readFile(f.html)
	if err != nil {
		http.Error(w, "the page cannot be read: "+cause(err).Error(), http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'")
	if o := f.last(now); o.fault != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		alert := "<body><p role=\"alert\"><strong>UNKNOWN: " + html.EscapeString(o.fault.Error()) + "</strong></p>"
		page = bytes.Replace(page, []byte("<body>"), []byte(alert), 1)
	}
	_, _ = w.Write(page) // whoever asked has gone
}
