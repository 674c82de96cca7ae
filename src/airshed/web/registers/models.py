"""The models of all registers, found by listing."""

from airshed.web.kit.register import registers

for _register in registers().values():
    globals()[_register.model.__name__] = _register.model
