module example.com/centrevu/bench

go 1.26.0

require (
	example.com/centrevu v0.0.0
	github.com/elastic/go-grok v0.3.1
	github.com/hinshun/vt10x v0.0.0-20220301184237-5011da428d02
	github.com/sirikothe/gotextfsm v1.2.0
)

require (
	cel.dev/cel-go v0.33.2 // indirect
	github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de // indirect
	github.com/expr-lang/expr v1.17.8 // indirect
	github.com/magefile/mage v1.15.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace example.com/centrevu => ..
