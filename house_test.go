package centrevu_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "example.com/centrevu"

// golist runs go list in the module, one line of output an element.
func golist(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	require.NoError(t, err)
	return strings.Fields(string(out))
}

func inModule(pkg string) bool { return pkg == module || strings.HasPrefix(pkg, module+"/") }

// Each room imports only what the house allows it.
func TestImports(t *testing.T) {
	allowed := map[string][]string{ // room -> prefixes of what it may import of this module
		module:                               {module + "/internal/"},
		module + "/backup":                   {module, module + "/internal/"},
		module + "/archive":                  {module, module + "/internal/"},
		module + "/links":                    {module, module + "/internal/"},
		module + "/errlog":                   {module, module + "/internal/"},
		module + "/report":                   {module, module + "/backup", module + "/archive", module + "/links", module + "/errlog", module + "/internal/"},
		module + "/report/rules":             {module},
		module + "/report/render":            {module},
		module + "/report/rulefile":          {module},
		module + "/report/rulefile/ruletest": {module},
		module + "/internal/window":          {module, module + "/internal/"},
		module + "/internal/golden":          {module},
		module + "/internal/table":           {module, module + "/internal/"},
		module + "/internal/vt":              nil,
		module + "/internal/capture":         nil,
	}
	for _, pkg := range golist(t, "./...") {
		may, ok := allowed[pkg]
		switch {
		case strings.HasPrefix(pkg, module+"/examples/"), strings.HasSuffix(pkg, "sim"):
			continue
		case !ok && strings.HasPrefix(pkg, module+"/internal/"):
			may = []string{module + "/internal/"}
		case !ok:
			t.Errorf("%s: say in this test what it may import", pkg)
			continue
		}
		for _, imported := range golist(t, "-f", `{{join .Imports "\n"}}`, pkg) {
			if !inModule(imported) {
				continue
			}
			fine := false
			for _, prefix := range may {
				fine = fine || imported == prefix || strings.HasSuffix(prefix, "/") && strings.HasPrefix(imported, prefix)
			}
			if strings.HasPrefix(pkg, module+"/report/") {
				fine = !strings.HasPrefix(imported, module+"/examples/")
			}
			assert.True(t, fine, "%s imports %s", pkg, imported)
		}
	}
}

// The domain packages, and the packages that judge, bring nothing into a
// program but the standard library, x/text and dateparse.
func TestLeanImports(t *testing.T) {
	for _, pkg := range []string{".", "./backup", "./archive", "./links", "./errlog", "./report", "./report/rules", "./report/render"} {
		for _, dep := range golist(t, "-deps", pkg) {
			first, _, _ := strings.Cut(dep, "/")
			lean := inModule(dep) || !strings.Contains(first, ".") ||
				strings.HasPrefix(dep, "golang.org/x/text/") || dep == "github.com/araddon/dateparse"
			assert.True(t, lean, "%s brings in %s", pkg, dep)
		}
	}
}
