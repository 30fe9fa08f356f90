// Peers of the bench: a loader that fills an API server with nodes and pods, and other readers of the same objects.
//
//	peers load KUBECONFIG NODES PODS ETCD  nodes and running pods of realistic size
//	peers stream KUBECONFIG              a plain reader of the protobuf streaming list of pods: counts frames and bytes
//	peers storm KUBECONFIG PODS FILE         changes and deletes so many pods as fast as it can; the server's rows after it go into FILE
//	peers informer KUBECONFIG            client-go's informer for pods, in protobuf
//
// Each reader prints one JSON object when it has everything.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"syscall"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

// What a reader says in the end; times in seconds since it asked.
type report struct {
	FirstRow float64 `json:"firstRow"`
	Complete float64 `json:"complete"`
	Rows     int     `json:"rows"`
	Bytes    int64   `json:"bytes,omitempty"`
	Cpu      float64 `json:"cpu"`
	PeakMB   float64 `json:"peakMB"`
}

func (r report) print() error {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return err
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	r.Cpu = seconds(usage.Utime) + seconds(usage.Stime)
	r.PeakMB = float64(usage.Maxrss) / 1000
	return json.NewEncoder(os.Stdout).Encode(r)
}

func config(path string) (*rest.Config, error) {
	config, err := clientcmd.BuildConfigFromFlags("", path)
	if err != nil {
		return nil, err
	}
	config.QPS, config.Burst = -1, -1
	config.ContentType = "application/vnd.kubernetes.protobuf"
	config.AcceptContentTypes = "application/vnd.kubernetes.protobuf,application/json"
	return config, nil
}

func run(arguments []string) error {
	if len(arguments) < 2 {
		return fmt.Errorf("peers load|stream|informer KUBECONFIG ...")
	}
	kube, err := config(arguments[1])
	if err != nil {
		return err
	}
	ctx := context.Background()
	switch {
	case arguments[0] == "load" && len(arguments) == 5:
		nodes, errNodes := strconv.Atoi(arguments[2])
		pods, errPods := strconv.Atoi(arguments[3])
		if errNodes != nil || errPods != nil {
			return fmt.Errorf("numbers of nodes and pods are expected")
		}
		return load(ctx, kube, arguments[4], nodes, pods)
	case arguments[0] == "stream":
		return stream(ctx, kube)
	case arguments[0] == "storm" && len(arguments) == 4:
		count, err := strconv.Atoi(arguments[2])
		if err != nil {
			return fmt.Errorf("a number of pods is expected")
		}
		return storm(ctx, kube, count, arguments[3])
	case arguments[0] == "informer":
		return informer(ctx, kube)
	}
	return fmt.Errorf("peers does not know %q", arguments[0])
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}
