# Everything runs from a fresh clone with Python >= 3.11 and make: `make demo`, `make test`. Nothing else is needed.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV   := .venv
BIN    := $(VENV)/bin
WORKERS ?= 2
HOME_DIR ?= demo-home
PLAN ?= erenhot/2019
PORT ?= 8000
DEVICES_PORT ?= 9212
BUNDLE := dist/bundle

PIP     := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCKED  := $(PIP) install --require-hashes --no-build-isolation -r
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --no-annotate

# A file stays on one worker, and so do some folders, so that what they set up (a Spark, a lake) is set up once.
PYTEST  := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: help demo setup test test-full soak check bench bundle lock clean

help:
	@echo "make demo       set up, make the demo home, print where its plan stands, serve it (PORT=8000) / 安装并运行演示"
	@echo "make test       set up, run the tests / 安装并运行测试"
	@echo "make test-full  also the long tests / 含耗时测试"
	@echo "make soak       the gateway killed a thousand times / 网关反复断电测试"
	@echo "make check      style, types, import rules, known vulnerabilities / 检查代码"
	@echo "make bench      measure speed / 测速"
	@echo "make bundle     wheels and installer for a machine without a network / 离线安装包"
	@echo "make lock       resolve the dependencies again / 重新锁定依赖"
	@echo "make clean      remove what make made / 清除生成物"

# A stamp file says that a set-up is done; it is done again when a lock or the package's description changes.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "需要 Python >= 3.11 / Python >= 3.11 is needed (make PYTHON=/path/to/python3)" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "缺少 venv 模块,例如 apt install python3-venv / module venv is missing" >&2; exit 2; }
	@touch $@

$(VENV)/.default: $(VENV)/.made requirements/build.txt requirements/default.txt pyproject.toml
	@echo "installing airshed ... / 正在安装"
	@$(LOCKED) requirements/build.txt
	@$(LOCKED) requirements/default.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.default requirements/dev.txt
	@echo "installing the tools of development, Spark among them: a few minutes ... / 正在安装开发工具,需要几分钟"
	@$(LOCKED) requirements/dev.txt
	@touch $@

demo: $(VENV)/.default
	@$(BIN)/airshed demo --home $(HOME_DIR)
	@echo
	@$(BIN)/airshed plan status $(PLAN) --home $(HOME_DIR)
	@echo
	@$(BIN)/airshed serve --home $(HOME_DIR) --port $(PORT) --hj212-port $(DEVICES_PORT) --simulate

setup: $(VENV)/.dev

test: $(VENV)/.dev
	@$(PYTEST) -m "not full and not soak" $(ARGS)

test-full: $(VENV)/.dev
	@$(PYTEST) -m "not soak" $(ARGS)

soak: $(VENV)/.dev
	@$(BIN)/python -m pytest -m soak $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	.ci/audit

bench: $(VENV)/.dev
	@$(BIN)/python benchmarks/measure.py
	@missed=0; for script in benchmarks/bench_*.py; do $(BIN)/python $$script || missed=1; done; exit $$missed

# For machines with this Python on this kind of system; the wheels are those of the lock, checked by its hashes.
bundle: $(VENV)/.default
	@rm -rf $(BUNDLE) && mkdir -p $(BUNDLE)/wheels
	@$(PIP) download --require-hashes --only-binary :all: -r requirements/default.txt -d $(BUNDLE)/wheels
	@$(PIP) wheel --no-deps --no-build-isolation -w $(BUNDLE) .
	@cp requirements/default.txt $(BUNDLE)/requirements.txt
	@cp bundle/install.sh $(BUNDLE)/
	@$(BIN)/python -c 'import sys; print("%d.%d" % sys.version_info[:2])' > $(BUNDLE)/python-version
	@cd $(BUNDLE) && find . -type f ! -name SHA256SUMS | sort | xargs sha256sum > SHA256SUMS
	@tar -cf $(BUNDLE).tar -C $(dir $(BUNDLE)) $(notdir $(BUNDLE))
	@echo "$(BUNDLE).tar: 拷到目标机器，解开，运行 sh install.sh 文件夹 / copy it there, unpack, sh install.sh FOLDER"

lock: $(VENV)/.dev
	$(COMPILE) pyproject.toml --all-extras --group dev --group bench -o requirements/dev.txt
	$(COMPILE) pyproject.toml --constraint requirements/dev.txt -o requirements/default.txt
	$(COMPILE) --group build --constraint requirements/dev.txt -o requirements/build.txt

clean:
	rm -rf $(VENV) demo-home build dist spark-warehouse metastore_db derby.log
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
