package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

const perTransaction = 100 // etcd takes at most 128 operations and 1.5 MB at once

type put struct {
	Key   []byte `json:"key"`
	Value []byte `json:"value"`
}

type operation struct {
	RequestPut put `json:"requestPut"`
}

// As the API server writes it: "k8s", a zero, runtime.Unknown around the object.
func storedBytes(pod *corev1.Pod) ([]byte, error) {
	raw, err := pod.Marshal()
	if err != nil {
		return nil, err
	}
	unknown := runtime.Unknown{TypeMeta: runtime.TypeMeta{APIVersion: "v1", Kind: "Pod"}, Raw: raw}
	wrapped, err := unknown.Marshal()
	return append([]byte("k8s\x00"), wrapped...), err
}

// Puts pods where the API server keeps them, past it (over etcd's JSON gateway): a hundred times faster than two requests for each.
func store(ctx context.Context, etcd string, pods []*corev1.Pod) error {
	var all []operation
	for _, pod := range pods {
		value, err := storedBytes(pod)
		if err != nil {
			return err
		}
		all = append(all, operation{put{[]byte("/registry/pods/" + pod.Namespace + "/" + pod.Name), value}})
	}
	body, err := json.Marshal(map[string]any{"success": all})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, etcd+"/v3/kv/txn", bytes.NewReader(body))
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("etcd answered %s: %.200s", response.Status, text)
	}
	return err
}
