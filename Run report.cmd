@echo off
rem Double-click this on Windows: it makes the report of the plan in input\ and opens it.
rem What the program needs is installed outside this folder, which may be shared and synced.

setlocal DisableDelayedExpansion
chcp 65001 >nul
pushd "%~dp0" || goto failed
set "PYTHONUTF8=1"
set "store=%LOCALAPPDATA%\nshreport"
if defined NSHREPORT_HOME set "store=%NSHREPORT_HOME%"
set "UV_PROJECT_ENVIRONMENT=%store%\report"

if exist wheels\ goto offline
where uv >nul 2>nul && goto with_uv
set "folder=%store%\uv"
set "install=uv"
call :make_environment || goto failed
"%folder%\Scripts\python.exe" -m uv run --quiet python run_report.py --as-of ask --open || goto failed
goto done

:with_uv
uv run --quiet python run_report.py --as-of ask --open || goto failed
goto done

:offline
set "folder=%store%\offline"
set "install=--no-index --find-links wheels nshreport"
call :make_environment || goto failed
"%folder%\Scripts\python.exe" run_report.py --as-of ask --open || goto failed

:done
pause
exit /b 0

:failed
echo.
echo The report was not made. The lines above say why.
pause
exit /b 1

:make_environment
fc /b pyproject.toml "%folder%\pyproject.toml" >nul 2>nul && exit /b 0
set "python="
for %%p in ("py -3" "python" "python3") do if not defined python (
  %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "python=%%~p"
)
if not defined python (
  echo This computer has no Python 3.11 or newer. Install it from your software centre or from python.org.
  exit /b 1
)
echo Preparing the program for the first time. This takes a minute.
%python% -m venv --clear "%folder%" || exit /b 1
"%folder%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check %install% || exit /b 1
copy /y pyproject.toml "%folder%\" >nul
exit /b 0
