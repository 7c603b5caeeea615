"""Steps by the gradient at the worst weights nearby."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from roomtone_train.flatness import at_the_worst_nearby


def test_inside_the_weights_are_a_step_up_the_loss_away_and_then_back():
    network = nn.Linear(2, 1, bias=False)
    with torch.no_grad():
        network.weight.copy_(torch.tensor([[3.0, 4.0]]))
    before = network.weight.detach().clone()

    def loss() -> torch.Tensor:
        return network.weight.square().sum()

    with at_the_worst_nearby(network, 0.5, loss):
        torch.testing.assert_close(network.weight.detach(), torch.tensor([[3.3, 4.4]]))
        loss().backward()
    assert torch.equal(network.weight, before)
    torch.testing.assert_close(network.weight.grad, torch.tensor([[6.6, 8.8]]))
    network.zero_grad()
    with at_the_worst_nearby(network, 0.0, loss):
        assert torch.equal(network.weight, before)
        loss().backward()
    torch.testing.assert_close(network.weight.grad, torch.tensor([[6.0, 8.0]]))


def test_what_judges_leaves_no_trace_in_batch_norms():
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)).train()
    norm = network[1]
    with at_the_worst_nearby(network, 0.1, lambda: network(torch.randn(4, 1, 8, 8)).pow(4).mean()):
        pass
    assert norm.running_mean.tolist() == [0, 0] and norm.running_var.tolist() == [1, 1]
    assert norm.momentum == pytest.approx(0.1)
