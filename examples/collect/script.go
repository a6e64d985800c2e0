package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// script says how the windows of a server are visited.
type script struct {
	Version  int      `yaml:"version"`
	Command  []string `yaml:"command,omitempty"`
	Terminal string   `yaml:"terminal,omitempty"` // type, for the command's TERM; xterm if empty
	Charset  string   `yaml:"charset,omitempty"`  // of what the host sends and takes, by its IANA name
	Rows     int      `yaml:"rows,omitempty"`
	Columns  int      `yaml:"columns,omitempty"`
	Limit    duration `yaml:"limit,omitempty"` // of a step that has none of its own
	Steps    []step   `yaml:"steps"`
}

const (
	defaultLimit = 30 * time.Second
	defaultTerm  = "xterm"
)

// step is one thing that is done. Exactly one field but Limit is set.
type step struct {
	Wait     string   // until this text stands on the screen
	Title    string   // until the frontmost window has this in its title
	Send     string   // keys, as keysOf reads them
	SendEnv  string   // what an environment variable holds
	SendFile string   // what a file holds, without the line end behind it
	Pause    duration // for so long
	Limit    duration // of a wait

	line int
}

// duration is a time.Duration as text: "30s".
type duration time.Duration

func (d duration) MarshalYAML() (any, error) { return time.Duration(d).String(), nil }

func (d *duration) UnmarshalYAML(n *yaml.Node) error {
	t, err := time.ParseDuration(n.Value)
	if err != nil || t <= 0 {
		return fmt.Errorf("line %d: %q is no length of time such as 30s", n.Line, n.Value)
	}
	*d = duration(t)
	return nil
}

func (s *step) fields() map[string]any {
	return map[string]any{"wait": &s.Wait, "title": &s.Title, "send": &s.Send, "send_env": &s.SendEnv, "send_file": &s.SendFile, "pause": &s.Pause, "limit": &s.Limit}
}

func (s *step) UnmarshalYAML(n *yaml.Node) error {
	s.line = n.Line
	if n.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: a step is wait, title, send, send_env, send_file or pause, with what for", n.Line)
	}
	fields, does := s.fields(), 0
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		to, ok := fields[key.Value]
		switch {
		case !ok:
			return fmt.Errorf("line %d: a step has no %q; there are wait, title, send, send_env, send_file, pause and limit", key.Line, key.Value)
		case value.Kind != yaml.ScalarNode || value.Value == "":
			return fmt.Errorf("line %d: %s has no value", key.Line, key.Value)
		}
		if err := value.Decode(to); err != nil {
			return err
		}
		if key.Value != "limit" {
			does++
		}
	}
	if does != 1 {
		return fmt.Errorf("line %d: a step does one thing", n.Line)
	}
	if s.Limit != 0 && s.Wait == "" && s.Title == "" {
		return fmt.Errorf("line %d: a limit is that of a wait", n.Line)
	}
	if _, err := keysOf(s.Send); err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	return nil
}

func (s step) MarshalYAML() (any, error) {
	n := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	for _, f := range []struct{ key, value string }{{"wait", s.Wait}, {"title", s.Title}, {"send", s.Send}, {"send_env", s.SendEnv}, {"send_file", s.SendFile}} {
		if f.value != "" {
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: f.key}, &yaml.Node{Kind: yaml.ScalarNode, Value: f.value, Style: yaml.DoubleQuotedStyle, Tag: "!!str"})
		}
	}
	if s.Pause != 0 {
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "pause"}, &yaml.Node{Kind: yaml.ScalarNode, Value: time.Duration(s.Pause).String()})
	}
	return n, nil
}

// String says what a step does. It holds no secret, for it has only the name of
// one.
func (s step) String() string {
	switch {
	case s.Wait != "":
		return fmt.Sprintf("wait for %q", s.Wait)
	case s.Title != "":
		return fmt.Sprintf("wait for the window %q", s.Title)
	case s.Send != "":
		return fmt.Sprintf("send %q", s.Send)
	case s.SendEnv != "":
		return "send what " + s.SendEnv + " holds"
	case s.SendFile != "":
		return "send what the file " + s.SendFile + " holds"
	}
	return "pause for " + time.Duration(s.Pause).String()
}

// readScript reads a script.
func readScript(name string) (*script, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var s script
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	if err := d.Decode(&s); err != nil {
		return nil, fmt.Errorf("%s: %s", name, strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", " "))
	}
	switch {
	case s.Version != 1:
		err = errors.New("the script does not say version: 1")
	case len(s.Steps) == 0:
		err = errors.New("the script has no steps")
	case s.Rows < 0 || s.Rows > 200 || s.Columns < 0 || s.Columns > 500:
		err = errors.New("no terminal has so many rows or columns")
	default:
		_, err = terminalChars(s.Charset)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &s, nil
}

// secrets reads what the steps send from elsewhere, by step, before anything is
// started: a missing one ends no session half-way.
func (s *script) secrets() (map[int]string, error) {
	held := map[int]string{}
	for i, step := range s.Steps {
		var value string
		switch {
		case step.SendEnv != "":
			value = os.Getenv(step.SendEnv)
		case step.SendFile != "":
			b, err := os.ReadFile(step.SendFile)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", step.line, err)
			}
			value = strings.TrimRight(string(b), "\r\n")
		default:
			continue
		}
		if value == "" {
			return nil, fmt.Errorf("line %d: %s: there is nothing in it", step.line, step)
		}
		held[i] = value
	}
	return held, nil
}

// variables returns the names of those that hold secrets: the command does not
// get them.
func (s *script) variables() (names []string) {
	for _, step := range s.Steps {
		if step.SendEnv != "" {
			names = append(names, step.SendEnv)
		}
	}
	return names
}
