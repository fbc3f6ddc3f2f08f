@echo off
rem The same as ./countersign for the Windows command prompt. Not tested on Windows; Git Bash and WSL run ./countersign.
setlocal
set "here=%~dp0"
if not defined JAVA_HOME (
  for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*") do set "JAVA_HOME=%%~D"
)
if not exist "%JAVA_HOME%\bin\javac.exe" (
  echo countersign: needs a JDK 25 in JAVA_HOME: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
  exit /b 1
)
findstr /b /c:"JAVA_VERSION=\"25" "%JAVA_HOME%\release" >nul || (
  echo countersign: JAVA_HOME is not a JDK 25: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
  exit /b 1
)
set "jar="
for %%J in ("%here%standalone\target\standalone-*-exec.jar") do set "jar=%%~fJ"
if not defined jar (
  echo countersign: building; the first time takes some minutes 1>&2
  call mvn -q -B -DskipTests -Dspotless.check.skip -f "%here%pom.xml" -pl standalone -am package || exit /b 1
  for %%J in ("%here%standalone\target\standalone-*-exec.jar") do set "jar=%%~fJ"
)
"%JAVA_HOME%\bin\java" -XX:+UseSerialGC -Xmx1g -XX:+ExitOnOutOfMemoryError --sun-misc-unsafe-memory-access=allow %COUNTERSIGN_JAVA_OPTS% -jar "%jar%" %*
