package main

import "testing"

func TestSameAnswers(t *testing.T) {
	if wantYes == 0 {
		t.Fatal("no condition is true")
	}
	if err := sameAnswers(); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkConditions(b *testing.B) {
	for _, c := range contenders {
		b.Run(c.name, func(b *testing.B) {
			judge(b, c)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(c.conditions), "ns/condition")
		})
	}
}
