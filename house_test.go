package centrevu_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "example.com/centrevu"

// rooms says what each room may import of this module. A name with "..." at its
// end is all that begins with it.
var rooms = map[string][]string{
	"": {"internal/..."},

	"backup":  {"", "internal/..."},
	"archive": {"", "internal/..."},
	"links":   {"", "internal/..."},
	"errlog":  {"", "internal/..."},

	"redact": {"", "backup", "archive", "links", "internal/..."}, // what its readers know is no site's own

	"report":                   {"", "backup", "archive", "links", "errlog", "internal/..."},
	"report/rules":             {"", "backup", "archive", "links", "errlog", "report", "internal/..."},
	"report/render":            {"", "backup", "archive", "links", "errlog", "report", "internal/..."},
	"report/rulefile":          {"", "backup", "archive", "links", "errlog", "report", "internal/...", "report/rules"}, // a file's rules stand beside the built-in ones
	"report/rulefile/ruletest": {"report", "report/rulefile"},

	"internal/acds":      {""},
	"internal/cells":     nil,
	"internal/pairsim":   nil,
	"internal/fleetsim":  {"internal/pairsim", "internal/closed"},
	"internal/golden":    {""},
	"internal/errlogsim": {"", "errlog"},
	"internal/reportsim": {"", "backup", "archive", "links", "errlog", "report"},
	"internal/query":     {""},
	"internal/table":     {"", "internal/..."},
	"internal/who":       {"", "internal/prompts", "internal/wallclock"},
	"internal/window":    {"", "internal/..."},

	// What stands below the vocabulary, and only on each other.
	"internal/...": {"internal/..."},
	"examples/...": {"..."},
}

// withVocabulary are the internal rooms that know the root's vocabulary. No
// other may import one of them, or it would know it too.
var withVocabulary = []string{"internal/acds", "internal/golden", "internal/errlogsim", "internal/reportsim", "internal/query", "internal/table", "internal/who", "internal/window"}

// pkg is a package as go list shows it.
type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
	Dir        string
	GoFiles    []string
}

func room(path string) (string, bool) {
	if path == module {
		return "", true
	}
	return strings.CutPrefix(path, module+"/")
}

func allowed(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		prefix, all := strings.CutSuffix(p, "...")
		return all && strings.HasPrefix(name, prefix) || !all && p == name
	})
}

// misplaced returns the imports of a package that the house does not allow.
func misplaced(p pkg) []string {
	name, _ := room(p.ImportPath)
	may, ok := rooms[name]
	for _, group := range []string{"examples/...", "internal/..."} {
		if !ok && allowed([]string{group}, name) {
			may, ok = rooms[group], true
		}
	}
	if !ok {
		return []string{name + ": say in this test what it may import"}
	}
	var bad []string
	for _, path := range p.Imports {
		imported, ours := room(path)
		if !ours {
			continue
		}
		below := strings.HasPrefix(name, "internal/") && !slices.Contains(withVocabulary, name)
		if !allowed(may, imported) || below && slices.Contains(withVocabulary, imported) {
			bad = append(bad, fmt.Sprintf("%s imports %s", name, imported))
		}
	}
	return bad
}

// heavy returns what a package that is to stay lean brings into a program.
func heavy(p pkg) []string {
	name, _ := room(p.ImportPath)
	if strings.HasPrefix(name, "examples/") || strings.HasPrefix(name, "report/rulefile") || allowed([]string{"internal/golden", "internal/errlogsim", "internal/pairsim", "internal/reportsim"}, name) {
		return nil
	}
	var bad []string
	for _, dep := range p.Deps {
		first, _, _ := strings.Cut(dep, "/")
		if _, ours := room(dep); ours || !strings.Contains(first, ".") || strings.HasPrefix(dep, "vendor/") ||
			strings.HasPrefix(dep, "golang.org/x/text/") || dep == "github.com/araddon/dateparse" {
			continue
		}
		bad = append(bad, fmt.Sprintf("%s brings in %s", name, dep))
	}
	return bad
}

// effects returns what a file below the examples does that only they may:
// opening files and sockets, reading the clock, running at start-up, and what
// hides that an input broke off.
func effects(name string, file *ast.File) []string {
	var bad []string
	for _, i := range file.Imports {
		switch path := strings.Trim(i.Path.Value, `"`); path {
		case "os", "os/exec", "net", "net/http", "os/signal", "log", "math/rand":
			bad = append(bad, name+" imports "+path)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			of, ok := n.X.(*ast.Ident)
			if ok && of.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}, n.Sel.Name) {
				bad = append(bad, name+" reads the clock")
			}
			if ok && of.Name == "io" && (n.Sel.Name == "ReadFull" || n.Sel.Name == "ReadAtLeast") {
				bad = append(bad, name+" takes a reader that broke off for one at its end: there is sound.Fill")
			}
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				bad = append(bad, name+" has an init function")
			}
		}
		return true
	})
	return bad
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps,Dir,GoFiles", "./...").Output()
	require.NoError(t, err)
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		all = append(all, p)
	}
}

// Each room imports and does only what the house allows it.
func TestHouse(t *testing.T) {
	for _, p := range packages(t) {
		assert.Empty(t, misplaced(p))
		assert.Empty(t, heavy(p))
		if name, _ := room(p.ImportPath); strings.HasPrefix(name, "examples/") || name == "internal/golden" {
			continue
		}
		for _, f := range p.GoFiles {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, f), nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			assert.Empty(t, effects(filepath.Join(p.ImportPath, f), file))
		}
	}
}

// The test above fails when one of its rules is broken.
func TestHouseBroken(t *testing.T) {
	for name, imports := range map[string][]string{
		"":                   {"backup"},
		"backup":             {"archive"},
		"archive":            {"report"},
		"links":              {"errlog"},
		"errlog":             {"report/rules"},
		"report":             {"report/rules"},
		"report/rules":       {"report/render"},
		"report/render":      {"report/rules"},
		"report/rulefile":    {"report/render"},
		"internal/cells":     {"internal/wording"},
		"internal/vt":        {""},
		"internal/frame":     {"internal/window"},
		"internal/layout":    {"backup"},
		"internal/window":    {"archive"},
		"internal/wallclock": {"report"},
		"another/room":       {""},
	} {
		p := pkg{ImportPath: strings.TrimSuffix(module+"/"+name, "/")}
		for _, i := range imports {
			p.Imports = append(p.Imports, strings.TrimSuffix(module+"/"+i, "/"))
		}
		assert.NotEmpty(t, misplaced(p), "%s importing %s", name, imports)
	}
	assert.NotEmpty(t, heavy(pkg{ImportPath: module + "/backup", Deps: []string{"fmt", "github.com/stretchr/testify/assert"}}))
	assert.NotEmpty(t, heavy(pkg{ImportPath: module + "/report/render", Deps: []string{"go.yaml.in/yaml/v3"}}))
	for _, source := range []string{
		`package p; import "os"`,
		`package p; import "net"`,
		`package p; import "time"; var now = time.Now()`,
		`package p; import "time"; func f() { time.Sleep(1) }`,
		`package p; func init() {}`,
		`package p; import "io"; func f(r io.Reader) { io.ReadFull(r, nil) }`,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "p.go", source, 0)
		require.NoError(t, err)
		assert.NotEmpty(t, effects("p.go", file), source)
	}
}
