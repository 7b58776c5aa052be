"""Draws a figure of 50 boxes with the library `diagrams`, which reads no model; needs Graphviz's `dot`."""

import sys

from diagrams import Cluster, Diagram
from diagrams.onprem.compute import Server

with Diagram("50 boxes", filename=sys.argv[1], outformat="svg", show=False):
    before: list[Server] = []
    for layer in range(5):
        with Cluster(f"第 {layer + 1} 层"):
            boxes = [Server(f"系统 {layer * 10 + number}") for number in range(10)]
        for one, other in zip(before, boxes, strict=False):
            one >> other
        before = boxes
