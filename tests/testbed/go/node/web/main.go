// Command web is the product that the tests switch between blue and green.
//
// It answers "VERSION hostname" on every path of :8080, is ready as long as the file named by
// READY_FILE exists (without READY_FILE: always, unless READY=false), and ends without losing a
// request: on SIGTERM it stops being ready, goes on answering for DRAIN_SECONDS (default 3) while
// the proxies learn that it leaves, closes the idle connections and then waits for those under way.
//
// CRASH_AFTER=SECONDS lets it fail with exit code 1, MEMORY_MB makes it hold that much memory,
// EXIT_CODE=N ends it at once with that code, "web sleep SECONDS" only waits (for preStop and init).
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"
)

type server struct {
	version, host, readyFile string
	ready                    bool
	leaving                  atomic.Bool
	answered                 atomic.Int64
}

func seconds(name string, otherwise float64) time.Duration {
	value, err := strconv.ParseFloat(os.Getenv(name), 64)
	if err != nil {
		value = otherwise
	}
	return time.Duration(value * float64(time.Second))
}

func (s *server) isReady() bool {
	if s.leaving.Load() {
		return false
	}
	if s.readyFile == "" {
		return s.ready
	}
	_, err := os.Stat(s.readyFile)
	return err == nil
}

func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	if pause, err := time.ParseDuration(r.URL.Query().Get("pause")); err == nil {
		time.Sleep(pause)
	}
	if s.leaving.Load() {
		w.Header().Set("Connection", "close")
	}
	s.answered.Add(1)
	fmt.Fprintf(w, "%s %s\n", s.version, s.host)
}

func (s *server) health(w http.ResponseWriter, _ *http.Request) {
	if !s.isReady() {
		http.Error(w, "not ready", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}

func (s *server) live(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, "ok")
}

func (s *server) metrics(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintf(w, "# TYPE http_requests_total counter\nhttp_requests_total{version=%q,code=\"200\"} %d\n",
		s.version, s.answered.Load())
}

// serve answers until SIGTERM or SIGINT and then leaves without losing a request.
func (s *server) serve(address string) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/", s.answer)
	mux.HandleFunc("/healthz", s.health)
	mux.HandleFunc("/livez", s.live)
	mux.HandleFunc("/metrics", s.metrics)
	web := &http.Server{Addr: address, Handler: mux}

	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGINT, syscall.SIGTERM)
	failed := make(chan error, 1)
	go func() { failed <- web.ListenAndServe() }()
	log.Printf("%s listens on %s", s.version, address)

	select {
	case err := <-failed:
		return err
	case <-ended:
	}
	log.Print("asked to end: no longer ready, still answering")
	s.leaving.Store(true)
	time.Sleep(seconds("DRAIN_SECONDS", 3))
	limit, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := web.Shutdown(limit); err != nil {
		return err
	}
	log.Printf("ended after %d answers", s.answered.Load())
	return nil
}

func holdMemory(megabytes int) []byte {
	held := make([]byte, megabytes<<20)
	for i := 0; i < len(held); i += 4096 {
		held[i] = 1
	}
	return held
}

func environmentOr(name, otherwise string) string {
	if value, set := os.LookupEnv(name); set {
		return value
	}
	return otherwise
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "sleep" {
		wait, _ := strconv.ParseFloat(os.Args[2], 64)
		time.Sleep(time.Duration(wait * float64(time.Second)))
		return
	}
	if code, err := strconv.Atoi(os.Getenv("EXIT_CODE")); err == nil {
		os.Exit(code)
	}
	if after := seconds("CRASH_AFTER", 0); after > 0 {
		time.AfterFunc(after, func() { log.Fatalf("crash after %s, as asked", after) })
	}
	var held []byte
	if megabytes, err := strconv.Atoi(os.Getenv("MEMORY_MB")); err == nil {
		held = holdMemory(megabytes)
	}
	host, _ := os.Hostname()
	s := &server{
		version:   environmentOr("VERSION", "0"),
		host:      host,
		readyFile: os.Getenv("READY_FILE"),
		ready:     os.Getenv("READY") != "false",
	}
	err := s.serve(environmentOr("LISTEN", ":8080"))
	_ = held
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
